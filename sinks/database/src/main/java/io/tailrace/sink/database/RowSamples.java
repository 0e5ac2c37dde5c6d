package io.tailrace.sink.database;

import io.tailrace.core.sink.SinkUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds rows of one source around a time in tables that have no index for it, since keeping one
 * would cost more than all the rest of writing. Rows stand in the order in which they were added,
 * which is that of time but for what came late: where an hour begins is found by halving, and a
 * bounded number of rows is read from there. Safe for use by many threads.
 */
public final class RowSamples {
  /** How many rows are looked at for one hour. */
  static final int WINDOW = 12_000;

  private static final int NEAR = 500;
  private static final Duration HOUR = Duration.ofHours(1);

  private final DatabaseReader reader;

  RowSamples(DatabaseReader reader) {
    this.reader = reader;
  }

  /** What was sent in an hour: some of it. */
  public List<SampledMessage> sent(String feed, CountColumn source, long id, Instant hour)
      throws SinkUnavailableException {
    List<SampledMessage> messages = new ArrayList<>();
    for (Map<String, Object> row :
        window(
            "SELECT sent_at, human_opened_at, human_clicked_at FROM deliveries",
            "sent_at >= ? AND sent_at < ? AND feed = ? AND " + source.column() + " = ?",
            start("deliveries", "first_event_at", hour),
            hour,
            hour.plus(HOUR),
            feed,
            id)) {
      messages.add(
          new SampledMessage(
              time(row, "sent_at"), time(row, "human_opened_at"), time(row, "human_clicked_at")));
    }
    return messages;
  }

  /** What people clicked on in an hour: the address of each of some clicks. */
  public List<String> clicked(String feed, CountColumn source, long id, Instant hour)
      throws SinkUnavailableException {
    return window(
            "SELECT href FROM activity",
            "timestamp >= ? AND timestamp < ? AND feed = ? AND "
                + source.column()
                + " = ? AND metric = 'clicked' AND human AND href IS NOT NULL",
            start("activity", "received_at", hour),
            hour,
            hour.plus(HOUR),
            feed,
            id)
        .stream()
        .map(row -> (String) row.get("href"))
        .toList();
  }

  private static Instant time(Map<String, Object> row, String column) {
    return Timestamps.parse((String) row.get(column));
  }

  private List<Map<String, Object>> window(
      String select, String where, long start, Object... values) throws SinkUnavailableException {
    List<Object> all = new ArrayList<>(List.of(start, start + WINDOW));
    all.addAll(List.of(values));
    return reader.ask(select + " WHERE seq >= ? AND seq < ? AND " + where, all.toArray());
  }

  /** The number of about the first row of that time. */
  private long start(String table, String column, Instant time) throws SinkUnavailableException {
    long low = end(table, "");
    long high = end(table, " DESC");
    String ask =
        "SELECT " + column + " AS at FROM " + table + " WHERE seq >= ? ORDER BY seq LIMIT 1";
    while (high - low > NEAR) {
      long middle = low + (high - low) / 2;
      List<Map<String, Object>> found = reader.ask(ask, middle);
      if (found.isEmpty() || !time(found.get(0), "at").isBefore(time)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return low;
  }

  private long end(String table, String order) throws SinkUnavailableException {
    List<Map<String, Object>> found =
        reader.ask("SELECT seq FROM " + table + " ORDER BY seq" + order + " LIMIT 1");
    return found.isEmpty() ? 0 : ((Number) found.get(0).get("seq")).longValue();
  }
}
