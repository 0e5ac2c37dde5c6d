package io.tailrace.cli;

import io.tailrace.admin.RequestEndpoints;
import io.tailrace.operations.requests.FailedRequests;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tailrace requests}. For one thread. */
@Command(
    name = "requests",
    description = {
      "The last requests that were not answered 200, newest first, since the server began.",
      "The json has more of each: its X-CIO-Timestamp, its declared length, and the beginning of its"
          + " body where its signature was right."
    },
    footer = {"", "Example: tailrace requests --outcome unverified --limit 10"})
final class RequestsCommand extends ApiCommand {
  private static final List<ListColumn> COLUMNS =
      List.of(
          ListColumn.of("at"),
          ListColumn.of("feed"),
          ListColumn.of("outcome"),
          ListColumn.of("status"),
          ListColumn.of("from"),
          ListColumn.of("method"),
          ListColumn.of("path"),
          ListColumn.of("took_ms"),
          ListColumn.of("why"));

  @Option(
      names = "--outcome",
      paramLabel = "O",
      description = "Only those: unsigned, unverified, unavailable or refused.")
  private String outcome;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "At most that many, up to 1000. Defaults to 100.")
  private int limit;

  @Mixin private FeedOption feed;
  @Mixin private FormatOption format;

  RequestsCommand(Shell shell) {
    super(shell);
  }

  @Override
  int run(Questions questions) throws CommandFailedException, IOException {
    FailedRequests.Page found =
        questions.ask(
            RequestEndpoints.REQUESTS
                .question()
                .with("feed", feed.name())
                .with("outcome", outcome)
                .with("limit", limit));
    if (found.requests().isEmpty()) {
      feed.requireKnown(questions.configuration());
    }
    Listing.of(COLUMNS, found.requests()).print(format.begin(shell()), shell());
    return ExitCode.OK;
  }
}
