package io.tailrace.cli;

import io.tailrace.admin.ApiRequest;
import io.tailrace.cli.ApiCommand.Questions;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Does something to many: finds out to how many, asks, does it, and says what became of each.
 * Immutable.
 *
 * @param path of the API
 * @param verb as in "Replay 3 dead letters?"
 * @param noun in the singular
 */
record BulkChange(String path, String verb, String noun) {
  private static final List<ListColumn> COLUMNS =
      List.of(ListColumn.of("id"), ListColumn.of("outcome"), ListColumn.of("detail"));

  int run(Questions questions, ObjectNode selection, Consent consent, Format format, Shell shell)
      throws Exception {
    consent.requireSomebody(shell);
    JsonNode foreseen = ask(questions, selection, true);
    long count = foreseen.path("done").asLong();
    if (consent.dryRun()) {
      return print(foreseen, "A dry run: nothing was done. It would be ", format, shell);
    }
    if (count == 0) {
      return print(foreseen, "Nothing was done: it would be ", format, shell);
    }
    if (!consent.given(shell, verb + " " + ValueText.count(count, noun) + "?")) {
      return ExitCode.NO;
    }
    return print(ask(questions, selection, false), "Done for ", format, shell);
  }

  private JsonNode ask(Questions questions, ObjectNode selection, boolean dryRun) throws Exception {
    ObjectNode question = selection.deepCopy();
    question.put("dry_run", dryRun);
    return questions.ask(ApiRequest.post(path, question));
  }

  private int print(JsonNode result, String saying, Format format, Shell shell) {
    List<JsonNode> outcomes = result.path("outcomes").valueStream().toList();
    if (outcomes.isEmpty()) {
      shell.say("There is no such " + noun + ".");
      return ExitCode.NO;
    }
    new Listing(COLUMNS, outcomes).print(format, shell);
    String next = result.path("dry_run").asBoolean() ? "" : ValueText.of(result.path("next"));
    shell.say(saying + done(result, outcomes) + (next.isEmpty() ? "" : " " + next));
    return result.path("done").asLong() == outcomes.size() ? ExitCode.OK : ExitCode.NO;
  }

  private static String done(JsonNode result, List<JsonNode> outcomes) {
    return ValueText.count(result.path("done").asLong())
        + " of "
        + ValueText.count(outcomes.size())
        + ".";
  }
}
