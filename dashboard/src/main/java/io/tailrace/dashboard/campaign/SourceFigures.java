package io.tailrace.dashboard.campaign;

import io.tailrace.dashboard.figures.FigureReader;
import io.tailrace.dashboard.figures.FigureStep;
import io.tailrace.dashboard.figures.FigureWords;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.series.SeriesAnswer;
import io.tailrace.operations.series.SeriesQuestion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what became of the messages of each source. Safe for use by many threads.
 *
 * @param now the moment of the request
 */
record SourceFigures(FigureReader figures, Instant now) {
  /** What a list shows and is sorted by. */
  static final List<String> MEASURES =
      List.of(
          "sent",
          "delivered_rate",
          "permanent_bounce_rate",
          "complaint_rate",
          "human_open_rate",
          "human_click_rate",
          "unsubscribe_rate");

  static final int MOST = 500;

  /**
   * The largest of them, those of which most was sent first.
   *
   * @param more whether there are others
   */
  record Listed(List<SourceRow> rows, boolean more) {}

  Listed list(FigureWords words) throws OperationException {
    boolean byFeed = figures.severalFeeds() && words.word("feed") == null;
    String by = byFeed ? "feed,source" : "source";
    SeriesAnswer answer =
        figures.read(
            words
                .asking(String.join(",", MEASURES), by)
                .with("order", "sent")
                .with("limit", Integer.toString(MOST)),
            now);
    Map<String, List<Double>> lines = lines(words, by, answer);
    List<SourceRow> rows = new ArrayList<>();
    for (int i = 0; i < answer.rows().size(); i++) {
      SourceKey key = key(words, answer.rows().get(i), byFeed);
      if (key != null) {
        rows.add(row(key, answer, i, lines.getOrDefault(key.text(), List.of())));
      }
    }
    return new Listed(rows, answer.truncated());
  }

  /** Null for messages that come from none. */
  private static @Nullable SourceKey key(
      FigureWords words, List<@Nullable Object> row, boolean byFeed) throws OperationException {
    Object source = row.get(byFeed ? 1 : 0);
    if (source == null) {
      return null;
    }
    String feed = byFeed ? String.valueOf(row.get(0)) : words.word("feed");
    return SourceKey.of((feed == null ? "" : feed + ":") + source);
  }

  private static SourceRow row(SourceKey key, SeriesAnswer answer, int row, List<Double> line) {
    List<@Nullable Object> values = answer.rows().get(row);
    Map<String, Long> counts = new HashMap<>();
    for (int i = 0; i < answer.measures().size(); i++) {
      if (values.get(answer.by().size() + i) instanceof Long count) {
        counts.put(answer.measures().get(i), count);
      }
    }
    Map<String, List<Long>> parts = new HashMap<>();
    answer.parts().forEach((measure, all) -> parts.put(measure, all.get(row)));
    String number = key.kind().word() + "/" + key.id();
    String name =
        answer.names().getOrDefault("source", Map.of()).getOrDefault(number, key.unnamed());
    return new SourceRow(key, name, counts, parts, line);
  }

  /** What was sent of each over time, unless that are more figures than one answer has. */
  private Map<String, List<Double>> lines(FigureWords words, String by, SeriesAnswer listed)
      throws OperationException {
    Duration range = Duration.between(listed.from(), listed.to());
    String step = FigureStep.of(range);
    long steps = step.equals("hour") ? range.toHours() : range.toDays() + 1;
    Map<String, List<Double>> lines = new LinkedHashMap<>();
    if (listed.truncated() || steps * (listed.rows().size() + 1) > SeriesQuestion.MOST_ROWS) {
      return lines;
    }
    SeriesAnswer answer = figures.read(words.asking("sent", step + "," + by), now);
    boolean byFeed = answer.by().size() > 2;
    for (List<@Nullable Object> row : answer.rows()) {
      SourceKey key = key(words, row.subList(1, row.size()), byFeed);
      if (key != null && row.get(row.size() - 1) instanceof Long sent) {
        lines.computeIfAbsent(key.text(), it -> new ArrayList<>()).add(sent.doubleValue());
      }
    }
    return lines;
  }
}
