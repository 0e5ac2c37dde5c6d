package io.tailrace.cli;

import io.tailrace.admin.Question;
import io.tailrace.admin.SetAsideEndpoints;
import io.tailrace.operations.BulkResult;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tailrace gaps acknowledge}. For one thread. */
@Command
final class GapsAcknowledgeCommand extends ApiCommand {
  private static final BulkChange CHANGE =
      new BulkChange(SetAsideEndpoints.ACKNOWLEDGE, "Acknowledge", "open gap");

  @Option(names = "--sink", paramLabel = "S", description = "Those of this sink.")
  private String sink;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      defaultValue = "${sys:user.name}",
      description = "Who acknowledges. Defaults to your user's name.")
  private String by;

  @Mixin private SelectionOptions selection;
  @Mixin private Consent consent;
  @Mixin private FormatOption format;

  GapsAcknowledgeCommand(Shell shell) {
    super(shell);
  }

  @Override
  int run(Questions questions) throws CommandFailedException, IOException {
    Question<BulkResult> question =
        selection.question(CHANGE.endpoint(), "sink", sink).with("by", by);
    return CHANGE.run(questions, question, consent, format.begin(shell()), shell());
  }
}
