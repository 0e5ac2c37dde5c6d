package io.tailrace.cli;

import io.tailrace.admin.SetAsideEndpoints;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tailrace quarantine replay} and {@code discard}. For one thread. */
@Command
final class QuarantineChangeCommand extends ApiCommand {
  private final BulkChange change;

  @Option(names = "--feed", paramLabel = "F", description = "Those of this feed.")
  private String feed;

  @Mixin private SelectionOptions selection;
  @Mixin private Consent consent;
  @Mixin private FormatOption format;

  private QuarantineChangeCommand(Shell shell, BulkChange change) {
    super(shell);
    this.change = change;
  }

  static QuarantineChangeCommand replay(Shell shell) {
    return new QuarantineChangeCommand(
        shell, new BulkChange(SetAsideEndpoints.REPLAY_QUARANTINE, "Replay", "quarantined body"));
  }

  static QuarantineChangeCommand discard(Shell shell) {
    return new QuarantineChangeCommand(
        shell, new BulkChange(SetAsideEndpoints.DISCARD_QUARANTINE, "Discard", "quarantined body"));
  }

  @Override
  int run(Questions questions) throws CommandFailedException, IOException {
    return change.run(
        questions,
        selection.question(change.endpoint(), "feed", feed),
        consent,
        format.begin(shell()),
        shell());
  }
}
