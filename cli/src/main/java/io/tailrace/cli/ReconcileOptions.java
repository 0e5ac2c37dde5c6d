package io.tailrace.cli;

import io.tailrace.admin.CustomerIoEndpoints;
import io.tailrace.admin.Question;
import io.tailrace.operations.reconcile.RunReport;
import java.time.Instant;
import picocli.CommandLine.Option;

/** Which deliveries are compared. For one thread. */
final class ReconcileOptions {
  @Option(
      names = "--from",
      paramLabel = "T",
      required = true,
      description = "Deliveries made from then on: ISO 8601, or 7d for how long ago.")
  private Moment from;

  @Option(
      names = "--to",
      paramLabel = "T",
      description = "Deliveries made before then. Defaults to now.")
  private Moment to;

  @Option(names = "--campaign", paramLabel = "ID", description = "Those of this campaign.")
  private Long campaign;

  @Option(names = "--feed", paramLabel = "F", description = "Needed where there are several.")
  private String feed;

  @Option(
      names = "--restart",
      description = "Begins again instead of continuing an interrupted comparison.")
  private boolean restart;

  /** A number that stands for none would find nothing missing. */
  void requireFound(RunReport end) throws CommandFailedException {
    if (campaign != null && end.checked().deliveries() == 0) {
      throw CommandFailedException.failed(
          "Customer.io has no delivery of campaign "
              + campaign
              + " in this span, so nothing was compared. Look at the number and at --from and"
              + " --to.");
    }
  }

  /** Relative times are the same question the next time, though they are other moments by then. */
  Question<RunReport> question(Shell shell) {
    Instant now = shell.clock().instant();
    return CustomerIoEndpoints.RECONCILE
        .question()
        .with("feed", feed)
        .with("from", from.on(shell.clock()))
        .with("to", to == null ? now : to.on(shell.clock()))
        .with("campaign", campaign)
        .with("asked", from + " " + to + " " + campaign)
        .with("restart", restart);
  }
}
