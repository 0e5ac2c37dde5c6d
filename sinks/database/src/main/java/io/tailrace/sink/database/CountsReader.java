package io.tailrace.sink.database;

import io.tailrace.core.sink.SinkUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads how often things happened, from the counts by hour alone. Safe for use by many threads. */
public final class CountsReader {
  private final DatabaseReader reader;
  private final DatabaseDoor engine;

  CountsReader(DatabaseReader reader, DatabaseDoor engine) {
    this.reader = reader;
    this.engine = engine;
  }

  /** The hour of a feed's first event that still counts; empty if there is none. */
  public Optional<Instant> firstHour(String feed) throws SinkUnavailableException {
    return reader
        .ask("SELECT hour FROM hourly_counts WHERE feed = ? ORDER BY hour LIMIT 1", feed)
        .stream()
        .map(row -> Timestamps.parse((String) row.get("hour")))
        .findFirst();
  }

  /** What happened by hour and metric. */
  public List<HourCount> hourCounts(CountsQuery query) throws SinkUnavailableException {
    return reader.ask(query.sql(), query.values()).stream().map(CountsReader::hourCount).toList();
  }

  private static HourCount hourCount(Map<String, Object> row) {
    return new HourCount(
        Timestamps.parse((String) row.get("hour")),
        (String) row.get("metric"),
        ((Number) row.get("events")).longValue(),
        row.get("human") instanceof Number human ? human.longValue() : 0);
  }

  /** How often things happened in each of these spans, by itself. */
  public List<List<CountGroup>> counts(CountGroups groups, List<CountSpan> spans)
      throws SinkUnavailableException {
    try (Connection connection = engine.reader()) {
      List<List<CountGroup>> counts = new ArrayList<>();
      for (CountSpan span : spans) {
        counts.add(
            reader.rows(connection, groups.sql(), groups.values(span)).stream()
                .map(CountsReader::group)
                .toList());
      }
      return counts;
    } catch (SQLException e) {
      throw engine.unavailable(e);
    }
  }

  private static CountGroup group(Map<String, Object> row) {
    List<Object> values = new ArrayList<>(row.values());
    int keys = values.size() - 3;
    return new CountGroup(
        values.subList(0, keys),
        number(values.get(keys)),
        number(values.get(keys + 1)),
        number(values.get(keys + 2)));
  }

  private static long number(Object sum) {
    return sum instanceof Number some ? some.longValue() : 0;
  }
}
