package io.tailrace.sink.database;

import io.tailrace.core.sink.SinkUnavailableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads why messages were refused, from the counts and samples by the hour alone. Safe for use by
 * many threads.
 */
public final class Bounces {
  /** More hours than that are not looked through for when something began: the latest are. */
  private static final int MOST_HOURS = 20_000;

  private static final String KEY = "object_type, mailbox_provider, cause, metric";
  private static final List<CountColumn> OF_SAMPLES =
      List.of(
          CountColumn.FEED,
          CountColumn.OBJECT_TYPE,
          CountColumn.MAILBOX_PROVIDER,
          CountColumn.CAUSE,
          CountColumn.METRIC);

  private final DatabaseReader reader;

  Bounces(DatabaseReader reader) {
    this.reader = reader;
  }

  /**
   * What was refused where, and why. Immutable.
   *
   * @param objectType the channel
   * @param provider of mailboxes; {@code other} for other channels
   * @param metric {@code bounced} or {@code deferred}
   */
  public record Kind(String objectType, String provider, String cause, String metric) {}

  /** How often. */
  public record Count(Kind kind, long events) {}

  /** An hour in which it happened, with the first and the last time. */
  public record Hour(Kind kind, Instant hour, Instant first, Instant last) {}

  /** What was said last. Either may be null. */
  public record Sample(Kind kind, String deliveryId, String failureMessage) {}

  /** How often each kind was met from an hour on, up to another. */
  public List<Count> counts(Instant from, Instant to, List<CountFilter> filters)
      throws SinkUnavailableException {
    String sql =
        "SELECT "
            + KEY
            + ", CAST(sum(events) AS BIGINT) AS events FROM bounce_counts"
            + " WHERE hour >= ? AND hour < ?"
            + and(filters)
            + " GROUP BY "
            + KEY;
    return reader.ask(sql, values(from, to, filters)).stream()
        .map(row -> new Count(kind(row), ((Number) row.get("events")).longValue()))
        .toList();
  }

  /** The hours in which something was refused, the latest first. Only filters of samples count. */
  public List<Hour> hours(Instant from, Instant to, List<CountFilter> filters)
      throws SinkUnavailableException {
    List<CountFilter> some = ofSamples(filters);
    String sql =
        "SELECT "
            + KEY
            + ", hour, first_event_at, last_event_at FROM bounce_samples"
            + " WHERE hour >= ? AND hour < ?"
            + and(some)
            + " ORDER BY hour DESC LIMIT "
            + MOST_HOURS;
    return reader.ask(sql, values(from, to, some)).stream()
        .map(
            row ->
                new Hour(
                    kind(row),
                    time(row, "hour"),
                    time(row, "first_event_at"),
                    time(row, "last_event_at")))
        .toList();
  }

  /** The latest sample of each kind. Only filters of samples count. */
  public List<Sample> samples(Instant from, Instant to, List<CountFilter> filters)
      throws SinkUnavailableException {
    List<CountFilter> some = ofSamples(filters);
    String sql =
        "SELECT "
            + KEY
            + ", delivery_id, failure_message FROM (SELECT "
            + KEY
            + ", delivery_id, failure_message, row_number() OVER (PARTITION BY "
            + KEY
            + " ORDER BY last_event_from DESC) AS place FROM bounce_samples"
            + " WHERE hour >= ? AND hour < ?"
            + and(some)
            + ") AS latest WHERE place = 1";
    return reader.ask(sql, values(from, to, some)).stream()
        .map(
            row ->
                new Sample(
                    kind(row),
                    (String) row.get("delivery_id"),
                    (String) row.get("failure_message")))
        .toList();
  }

  private static List<CountFilter> ofSamples(List<CountFilter> filters) {
    return filters.stream().filter(filter -> OF_SAMPLES.contains(filter.column())).toList();
  }

  private static String and(List<CountFilter> filters) {
    return filters.stream().map(filter -> " AND " + filter.sql()).collect(Collectors.joining());
  }

  private static Object[] values(Instant from, Instant to, List<CountFilter> filters) {
    List<Object> values = new ArrayList<>(List.of(from, to));
    filters.forEach(filter -> values.addAll(filter.values()));
    return values.toArray();
  }

  private static Kind kind(Map<String, Object> row) {
    return new Kind(
        (String) row.get("object_type"),
        (String) row.get("mailbox_provider"),
        (String) row.get("cause"),
        (String) row.get("metric"));
  }

  private static Instant time(Map<String, Object> row, String column) {
    return Timestamps.parse((String) row.get(column));
  }
}
