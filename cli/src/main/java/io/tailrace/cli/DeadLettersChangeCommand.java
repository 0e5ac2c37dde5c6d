package io.tailrace.cli;

import io.tailrace.admin.SetAsideEndpoints;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tailrace dead-letters replay} and {@code discard}. For one thread. */
@Command
final class DeadLettersChangeCommand extends ApiCommand {
  private final BulkChange change;

  @Option(names = "--sink", paramLabel = "S", description = "Those of this sink.")
  private String sink;

  @Mixin private SelectionOptions selection;
  @Mixin private Consent consent;
  @Mixin private FormatOption format;

  private DeadLettersChangeCommand(Shell shell, BulkChange change) {
    super(shell);
    this.change = change;
  }

  static DeadLettersChangeCommand replay(Shell shell) {
    return new DeadLettersChangeCommand(
        shell, new BulkChange(SetAsideEndpoints.REPLAY_DEAD_LETTERS, "Replay", "dead letter"));
  }

  static DeadLettersChangeCommand discard(Shell shell) {
    return new DeadLettersChangeCommand(
        shell, new BulkChange(SetAsideEndpoints.DISCARD_DEAD_LETTERS, "Discard", "dead letter"));
  }

  @Override
  int run(Questions questions) throws CommandFailedException, IOException {
    return change.run(
        questions,
        selection.question(change.endpoint(), "sink", sink),
        consent,
        format.begin(shell()),
        shell());
  }
}
