package io.tailrace.cli;

import io.tailrace.admin.Question;
import io.tailrace.admin.SetAsideEndpoints;
import io.tailrace.operations.GapOperations;
import io.tailrace.operations.GapView;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tailrace gaps list}. For one thread. */
@Command(
    name = "list",
    description = "Lists the open gaps, oldest first.",
    footer = {"", "Exits with 1 if a gap is open."})
final class GapsListCommand extends ApiCommand {
  private static final List<ListColumn> COLUMNS =
      List.of(
          ListColumn.of("id"),
          ListColumn.of("sink"),
          ListColumn.of("partition"),
          ListColumn.of("from"),
          ListColumn.of("to"),
          ListColumn.of("records"),
          ListColumn.of("at"),
          new ListColumn("acknowledged", "/acknowledged_by"),
          new ListColumn("cause", "/why"));

  @Option(names = "--sink", paramLabel = "S", description = "Those of this sink.")
  private String sink;

  @Option(names = "--all", description = "Also the acknowledged ones.")
  private boolean all;

  @Mixin private FormatOption format;

  GapsListCommand(Shell shell) {
    super(shell);
  }

  @Override
  int run(Questions questions) throws CommandFailedException, IOException {
    Question<GapOperations.Listed> question = SetAsideEndpoints.GAPS.question();
    List<GapView> gaps = questions.ask(question.with("sink", sink).with("all", all)).gaps();
    Listing.of(COLUMNS, gaps).print(format.begin(shell()), shell());
    return gaps.stream().anyMatch(GapView::open) ? ExitCode.NO : ExitCode.OK;
  }
}
