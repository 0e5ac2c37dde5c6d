package io.tailrace.cli;

import io.tailrace.admin.CustomerIoEndpoints;
import io.tailrace.operations.reconcile.BackfillStep;
import io.tailrace.operations.reconcile.RunReport;
import java.io.IOException;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tailrace backfill}. For one thread. */
@Command(
    name = "backfill",
    description = {
      "Fetches what 'reconcile' finds missing and nothing of ours explains, as events of their own"
          + " source.",
      "Should the real one come yet, it takes their place. A second run doubles nothing."
    },
    footer = {"", "Example: tailrace backfill --from 7d --to 1d --dry-run"})
final class BackfillCommand extends ApiCommand {
  private static final long SAY_EVERY_NANOS = Duration.ofSeconds(5).toNanos();

  @Mixin private ReconcileOptions options;
  @Mixin private Consent consent;

  BackfillCommand(Shell shell) {
    super(shell);
  }

  @Override
  int run(Questions questions) throws CommandFailedException, IOException {
    consent.requireSomebody(shell());
    Comparison comparison = new Comparison(questions, shell());
    RunReport end = comparison.run(options.question(shell()));
    options.requireFound(end);
    MissingOutput.summary(end, shell());
    long toBackfill = end.toBackfill();
    String what = ValueText.count(toBackfill, "event");
    if (consent.dryRun() || toBackfill == 0) {
      shell().out().println(toBackfill == 0 ? "Nothing to fetch." : "Would fetch " + what + ".");
      return ExitCode.OK;
    }
    if (!consent.given(shell(), "Fetch " + what + "?")) {
      return ExitCode.NO;
    }
    return summary(append(questions, comparison, toBackfill), comparison);
  }

  private Done append(Questions questions, Comparison comparison, long toBackfill)
      throws CommandFailedException, IOException {
    Done done = new Done(0, 0, true);
    boolean more = true;
    long said = System.nanoTime();
    while (more) {
      BackfillStep step = questions.ask(comparison.of(CustomerIoEndpoints.BACKFILL_STEP));
      done = done.and(step);
      more = !step.done();
      if (more && System.nanoTime() - said > SAY_EVERY_NANOS) {
        said = System.nanoTime();
        shell()
            .say(
                "Fetched "
                    + ValueText.count(done.all())
                    + " of "
                    + ValueText.count(toBackfill, "event"));
      }
    }
    return done;
  }

  /** What the steps did together. */
  private record Done(long appended, long known, boolean running) {
    Done and(BackfillStep step) {
      return new Done(appended + step.appended(), known + step.known(), step.running());
    }

    long all() {
      return appended + known;
    }
  }

  private int summary(Done done, Comparison comparison) throws CommandFailedException, IOException {
    String known =
        done.known() == 0 ? "" : "; " + ValueText.count(done.known()) + " had been fetched before";
    shell().out().println("Fetched " + ValueText.count(done.appended(), "event") + known + ".");
    if (!done.running()) {
      shell().say("They are written to the database and the warehouse when the server starts.");
      return ExitCode.OK;
    }
    long left = MissingOutput.gaps(comparison.lookAgain());
    shell()
        .out()
        .println(
            left == 0
                ? "Nothing is missing any more."
                : ValueText.count(left) + " are still missing; 'tailrace reconcile' tells why.");
    return left == 0 ? ExitCode.OK : ExitCode.NO;
  }
}
