package io.tailrace.cli;

import io.tailrace.admin.RequestEndpoints;
import io.tailrace.operations.stalls.StallReport;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tailrace stalls}. For one thread. */
@Command(
    name = "stalls",
    description = {
      "What Customer.io had to wait for: answers other than 2xx, slow ones, times in which Tailrace"
          + " did not run, and silences after which events came late."
    },
    footer = {
      "",
      "Examples:",
      "  tailrace stalls --last 7d",
      "  tailrace stalls --last 30d --format json",
      "Exits with 0 whatever it finds."
    })
final class StallsCommand extends ApiCommand {
  private static final List<ListColumn> COLUMNS =
      List.of(
          ListColumn.of("begin"),
          ListColumn.of("end"),
          ListColumn.of("feed"),
          ListColumn.of("cause"),
          ListColumn.of("stalled_ms"),
          ListColumn.of("requests"),
          ListColumn.of("late_events"),
          ListColumn.of("latest_seconds"));

  @Option(
      names = "--last",
      paramLabel = "T",
      defaultValue = "7d",
      description = "How far back, such as 24h or 7d. Defaults to 7d.")
  private String last;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "At most that many, up to 1000. Defaults to 100.")
  private int limit;

  @Mixin private FeedOption feed;
  @Mixin private FormatOption format;

  StallsCommand(Shell shell) {
    super(shell);
  }

  @Override
  int run(Questions questions) throws CommandFailedException, IOException {
    feed.requireKnown(questions.configuration());
    StallReport report =
        questions.ask(
            RequestEndpoints.STALLS
                .question()
                .with("from", last)
                .with("feed", feed.name())
                .with("limit", limit));
    Format asked = format.begin(shell());
    if (asked == Format.JSON) {
      shell().json(report);
      return ExitCode.OK;
    }
    if (asked == Format.TABLE) {
      shell().out().println(report.sentence() + ".");
    }
    if (asked == Format.CSV || !report.stalls().isEmpty()) {
      Listing.of(COLUMNS, report.stalls()).print(asked, shell());
    }
    return ExitCode.OK;
  }
}
