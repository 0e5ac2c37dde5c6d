package io.tailrace.cli;

import io.tailrace.admin.Question;
import io.tailrace.admin.SetAsideEndpoints;
import io.tailrace.operations.DeadLetterOperations;
import io.tailrace.operations.DeadLetterView;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tailrace dead-letters list}. For one thread. */
@Command(name = "list", description = "Lists them, oldest first.")
final class DeadLettersListCommand extends ApiCommand {
  private static final List<ListColumn> COLUMNS =
      List.of(
          ListColumn.of("id"),
          ListColumn.of("sink"),
          new ListColumn("event_type", "/record/event_type"),
          new ListColumn("event_id", "/record/event_id"),
          ListColumn.of("attempts"),
          ListColumn.of("at"),
          ListColumn.of("state"),
          ListColumn.of("reason"));

  @Option(names = "--sink", paramLabel = "S", description = "Those of this sink.")
  private String sink;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Those with this in their reason.")
  private String reason;

  @Mixin private PageOptions page;
  @Mixin private FormatOption format;

  DeadLettersListCommand(Shell shell) {
    super(shell);
  }

  @Override
  int run(Questions questions) throws CommandFailedException, IOException {
    Question<DeadLetterOperations.Page> question = SetAsideEndpoints.DEAD_LETTERS.question();
    DeadLetterOperations.Page found =
        questions.ask(page.apply(question.with("sink", sink).with("reason", reason)));
    List<DeadLetterView> letters = found.deadLetters();
    Listing.of(COLUMNS, letters).print(format.begin(shell()), shell());
    if (found.more()) {
      PageOptions.sayMore(letters.get(letters.size() - 1).id(), shell());
    }
    return ExitCode.OK;
  }
}
