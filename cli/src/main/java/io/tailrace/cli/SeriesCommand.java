package io.tailrace.cli;

import io.tailrace.admin.FigureEndpoints;
import io.tailrace.admin.Question;
import io.tailrace.operations.series.SeriesAnswer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tailrace series}. For one thread. */
@Command(
    name = "series",
    description = {
      "How often things happened, in groups: what the dashboard's charts show, and GET /api/series"
          + " answers.",
      "By the hour of the event; each event counts once."
    },
    footer = {
      "",
      "Examples:",
      "  tailrace series --measure sent,delivered,permanent_bounce_rate --by provider",
      "  tailrace series --measure sent,complaint_rate --by campaign --from 30d --order complaint_rate --limit 10",
      "  tailrace series --measure events --by hour --from 24h --format csv",
      "Rates are shares from 0 to 1. docs/api.md lists all measures and groups."
    })
final class SeriesCommand extends ApiCommand {
  @Option(
      names = "--measure",
      paramLabel = "M,…",
      description = "What is counted. Defaults to sent,delivered,bounced,spammed.")
  private String measure;

  @Option(
      names = "--by",
      paramLabel = "G,…",
      description =
          "Up to three groups: hour, day, week or month; provider, cause, metric, type, feed,"
              + " campaign, source, action and so on. Defaults to none: one row.")
  private String by;

  @Option(
      names = "--from",
      paramLabel = "T",
      description =
          "Start, inclusive: 24h or 7d for how long ago, in whole days; or a time. Defaults to 7d.")
  private String from;

  @Option(names = "--to", paramLabel = "T", description = "End, exclusive. Defaults to now.")
  private String to;

  @Option(
      names = "--zone",
      paramLabel = "Z",
      description = "Whose days they are, such as Europe/Berlin. Defaults to UTC.")
  private String zone;

  @Option(
      names = "--only",
      paramLabel = "NAME=VALUE,…",
      description =
          "Leaves others out: by type, provider, cause, metric, campaign, newsletter and so on, as in"
              + " --only type=email --only campaign=7,8. May be repeated.")
  private Map<String, String> only = Map.of();

  @Mixin private FeedOption feed;

  @Option(
      names = "--order",
      paramLabel = "M",
      description = "A measure: its largest values come first.")
  private String order;

  @Option(names = "--limit", paramLabel = "N", description = "At most that many rows.")
  private Integer limit;

  @Mixin private FormatOption format;

  SeriesCommand(Shell shell) {
    super(shell);
  }

  @Override
  int run(Questions questions) throws CommandFailedException, IOException {
    feed.requireKnown(questions.configuration());
    SeriesAnswer answer = questions.ask(question());
    Format asked = format.begin(shell());
    if (asked == Format.JSON) {
      shell().json(answer);
    } else {
      listing(answer).print(asked, shell());
    }
    if (answer.truncated()) {
      shell().say("There are more rows than --limit.");
    }
    return ExitCode.OK;
  }

  private Question<SeriesAnswer> question() throws CommandFailedException {
    Question<SeriesAnswer> question =
        FigureEndpoints.SERIES
            .question()
            .with("measure", measure)
            .with("by", by)
            .with("from", from)
            .with("to", to)
            .with("zone", zone)
            .with("feed", feed.name())
            .with("order", order)
            .with("limit", limit);
    for (Map.Entry<String, String> filter : only.entrySet()) {
      if (!FigureEndpoints.FILTER_NAMES.contains(filter.getKey())) {
        throw CommandFailedException.usage(
            "--only knows no '%s'; it knows %s."
                .formatted(filter.getKey(), String.join(", ", FigureEndpoints.FILTER_NAMES)));
      }
      question = question.with(filter.getKey(), filter.getValue());
    }
    return question;
  }

  /** Behind a number stands what it is called, if anybody told it. */
  private static Listing listing(SeriesAnswer answer) {
    List<String> titles = new ArrayList<>();
    List<List<Object>> rows = new ArrayList<>();
    answer.rows().forEach(row -> rows.add(new ArrayList<>()));
    List<String> columns = new ArrayList<>(answer.by());
    columns.addAll(answer.measures());
    for (int i = 0; i < columns.size(); i++) {
      Map<String, String> names = answer.names().get(columns.get(i));
      titles.add(columns.get(i));
      for (int row = 0; row < rows.size(); row++) {
        rows.get(row).add(answer.rows().get(row).get(i));
      }
      if (i < answer.by().size() && names != null) {
        titles.add(columns.get(i) + "_name");
        for (List<Object> row : rows) {
          row.add(names.get(String.valueOf(row.get(row.size() - 1))));
        }
      }
    }
    return Listing.of(
        IntStream.range(0, titles.size())
            .mapToObj(i -> new ListColumn(titles.get(i), "/" + i))
            .toList(),
        rows);
  }
}
