package io.tailrace.cli;

import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Which of many somebody means. For one thread. */
final class SelectionOptions {
  @Parameters(paramLabel = "ID", arity = "0..*", description = "Ids, as in the list.")
  private List<String> ids = List.of();

  @Option(names = "--reason", paramLabel = "TEXT", description = "Those with this in their reason.")
  private String reason;

  @Option(names = "--all", description = "All of them.")
  private boolean all;

  /** As the API wants it; {@code place} and its value narrow it further. */
  ObjectNode question(String place, String value) throws CommandFailedException {
    boolean narrowed = reason != null || value != null;
    if (ids.isEmpty() && !narrowed && !all) {
      throw CommandFailedException.usage(
          "Nothing is selected: name ids, or --" + place + ", --reason, or --all.");
    }
    ObjectNode question = JsonNodeFactory.instance.objectNode();
    ids.forEach(question.putArray("ids")::add);
    question.put(place, value);
    question.put("reason", reason);
    question.put("all", all);
    return question;
  }
}
