package io.tailrace.cli;

import io.tailrace.admin.Endpoint;
import io.tailrace.admin.Question;
import io.tailrace.operations.BulkResult;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which of many somebody means. For one thread. */
final class SelectionOptions {
  @Parameters(paramLabel = "ID", arity = "0..*", description = "Ids, as in the list.")
  private List<String> ids = List.of();

  @Option(names = "--reason", paramLabel = "TEXT", description = "Those with this in their reason.")
  private String reason;

  @Option(names = "--all", description = "All of them.")
  private boolean all;

  /** As the API wants it; {@code place} and its value narrow it further. */
  Question<BulkResult> question(Endpoint<BulkResult> endpoint, String place, String value)
      throws CommandFailedException {
    boolean narrowed = reason != null || value != null;
    if (ids.isEmpty() && !narrowed && !all) {
      throw CommandFailedException.usage(
          "Nothing is selected: name ids, or --" + place + ", --reason, or --all.");
    }
    return endpoint
        .question()
        .with("ids", ids)
        .with(place, value)
        .with("reason", reason)
        .with("all", all);
  }
}
