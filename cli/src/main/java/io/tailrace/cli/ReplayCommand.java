package io.tailrace.cli;

import io.tailrace.admin.Endpoints;
import io.tailrace.admin.Question;
import io.tailrace.operations.SinkReplay.Plan;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tailrace replay}. For one thread. */
@Command(
    name = "replay",
    description = {
      "Feeds a sink again what was received in a span of time, as far back as the log reaches.",
      "Doubles nothing in the database and the warehouse. A sink that stopped because its position"
          + " belongs to another log goes on after it."
    },
    footer = {"", "Example: tailrace replay --sink warehouse --from 7d --dry-run"})
final class ReplayCommand extends ApiCommand {
  @Option(
      names = "--sink",
      paramLabel = "S",
      required = true,
      description = "database or warehouse.")
  private String sink;

  @Mixin private SpanOptions span;
  @Mixin private Consent consent;

  ReplayCommand(Shell shell) {
    super(shell);
  }

  @Override
  int run(Questions questions) throws CommandFailedException, IOException {
    Plan plan = questions.ask(question(true));
    warn(plan);
    String what = ValueText.count(plan.records(), "record") + " to " + sink;
    if (consent.dryRun()) {
      shell().out().println("Would feed " + what + " again.");
      return ExitCode.OK;
    }
    if (!consent.given(shell(), "Feed " + what + " again?")) {
      return ExitCode.NO;
    }
    Plan done = questions.ask(question(false));
    shell().out().println(said(done));
    return ExitCode.OK;
  }

  private String said(Plan done) {
    String what = ValueText.count(done.records(), "record") + " to " + sink;
    return done.running()
        ? "Feeding " + what + " again; 'tailrace status' shows how far it is."
        : "Will feed " + what + " again when the server starts.";
  }

  private void warn(Plan plan) {
    if (plan.reachesBackTo() != null) {
      shell()
          .say(
              "The log reaches back to "
                  + plan.reachesBackTo()
                  + " only; what was received earlier is gone from it.");
    }
    if (plan.doubles()) {
      shell()
          .say(
              "Whoever is behind "
                  + sink
                  + " will see each of these a second time; they can tell by the event_id.");
    }
  }

  private Question<Plan> question(boolean dryRun) throws CommandFailedException {
    return Endpoints.REPLAYS
        .question()
        .with("sink", sink)
        .with("from", span.from(shell().clock()))
        .with("to", span.to(shell().clock()))
        .with("dry_run", dryRun);
  }
}
