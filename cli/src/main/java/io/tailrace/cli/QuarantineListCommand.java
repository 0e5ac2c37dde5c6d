package io.tailrace.cli;

import io.tailrace.admin.Question;
import io.tailrace.admin.SetAsideEndpoints;
import io.tailrace.operations.QuarantineOperations;
import io.tailrace.operations.QuarantineView;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tailrace quarantine list}. For one thread. */
@Command(name = "list", description = "Lists them, oldest first.")
final class QuarantineListCommand extends ApiCommand {
  private static final List<ListColumn> COLUMNS =
      List.of(
          ListColumn.of("id"),
          ListColumn.of("feed"),
          ListColumn.of("reason"),
          ListColumn.of("received_at"),
          new ListColumn("event_type", "/event/event_type"),
          ListColumn.of("detail"));

  @Mixin private FeedOption feed;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Those with this in their reason.")
  private String reason;

  @Mixin private PageOptions page;
  @Mixin private FormatOption format;

  QuarantineListCommand(Shell shell) {
    super(shell);
  }

  @Override
  int run(Questions questions) throws CommandFailedException, IOException {
    Question<QuarantineOperations.Page> question = SetAsideEndpoints.QUARANTINE.question();
    QuarantineOperations.Page found =
        questions.ask(page.apply(question.with("feed", feed.name()).with("reason", reason)));
    List<QuarantineView> bodies = found.quarantined();
    if (bodies.isEmpty()) {
      feed.requireKnown(questions.configuration());
    }
    Listing.of(COLUMNS, bodies).print(format.begin(shell()), shell());
    if (found.more()) {
      PageOptions.sayMore(bodies.get(bodies.size() - 1).id(), shell());
    }
    return ExitCode.OK;
  }
}
