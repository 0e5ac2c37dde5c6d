package io.tailrace.cli;

import io.tailrace.operations.reconcile.RunReport;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tailrace reconcile}. For one thread. */
@Command(
    name = "reconcile",
    description = {
      "Compares Customer.io's deliveries with the database, and tells what is missing and why.",
      "Needs an App API key. After an interruption the same command continues. Exits with"
          + " 1 if an event is missing that will not arrive without help."
    },
    footer = {"", "Example: tailrace reconcile --from 7d --to 1d"})
final class ReconcileCommand extends ApiCommand {
  @Mixin private ReconcileOptions options;
  @Mixin private FormatOption format;

  ReconcileCommand(Shell shell) {
    super(shell);
  }

  @Override
  int run(Questions questions) throws CommandFailedException, IOException {
    Comparison comparison = new Comparison(questions, shell());
    RunReport end = comparison.run(options.question(shell()));
    options.requireFound(end);
    new MissingOutput(shell()).print(comparison, end, format.begin(shell()));
    shell().out().flush();
    MissingOutput.summary(end, shell());
    if (end.toBackfill() > 0) {
      shell().say("'tailrace backfill' with the same --from and --to fetches them.");
    }
    return MissingOutput.gaps(end) == 0 ? ExitCode.OK : ExitCode.NO;
  }
}
