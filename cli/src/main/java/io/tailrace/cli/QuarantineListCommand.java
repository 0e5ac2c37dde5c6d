package io.tailrace.cli;

import io.tailrace.admin.ApiRequest;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

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
  int run(Questions questions) throws Exception {
    JsonNode found =
        questions.ask(
            page.apply(
                ApiRequest.get("/api/quarantine")
                    .with("feed", feed.name())
                    .with("reason", reason)));
    if (found.path("quarantined").isEmpty()) {
      feed.requireKnown(questions.configuration());
    }
    new Listing(COLUMNS, found.path("quarantined").valueStream().toList())
        .print(format.begin(shell()), shell());
    page.sayMore(found, "quarantined", shell());
    return ExitCode.OK;
  }
}
