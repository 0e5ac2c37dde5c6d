package io.tailrace.cli;

import io.tailrace.admin.Endpoint;
import io.tailrace.admin.Question;
import io.tailrace.cli.ApiCommand.Questions;
import io.tailrace.operations.BulkResult;
import io.tailrace.operations.ItemOutcome;
import java.io.IOException;
import java.util.List;

/**
 * Does something to many: finds out to how many, asks, does it, and says what became of each.
 * Immutable.
 *
 * @param endpoint of the API
 * @param verb as in "Replay 3 dead letters?"
 * @param noun in the singular
 */
record BulkChange(Endpoint<BulkResult> endpoint, String verb, String noun) {
  private static final List<ListColumn> COLUMNS =
      List.of(ListColumn.of("id"), ListColumn.of("outcome"), ListColumn.of("detail"));

  int run(
      Questions questions,
      Question<BulkResult> selection,
      Consent consent,
      Format format,
      Shell shell)
      throws CommandFailedException, IOException {
    consent.requireSomebody(shell);
    BulkResult foreseen = ask(questions, selection, true);
    long count = foreseen.done();
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

  private static BulkResult ask(Questions questions, Question<BulkResult> selection, boolean dryRun)
      throws CommandFailedException, IOException {
    return questions.ask(selection.with("dry_run", dryRun));
  }

  private int print(BulkResult result, String saying, Format format, Shell shell) {
    List<ItemOutcome> outcomes = result.outcomes();
    if (outcomes.isEmpty()) {
      shell.say("There is no such " + noun + ".");
      return ExitCode.NO;
    }
    Listing.of(COLUMNS, outcomes).print(format, shell);
    String next = result.dryRun() ? "" : ValueText.of(result.next());
    shell.say(saying + done(result) + (next.isEmpty() ? "" : " " + next));
    return result.complete() ? ExitCode.OK : ExitCode.NO;
  }

  private static String done(BulkResult result) {
    return ValueText.count(result.done())
        + " of "
        + ValueText.count(result.outcomes().size())
        + ".";
  }
}
