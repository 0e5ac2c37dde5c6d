package io.tailrace.sink.database;

import io.tailrace.core.sink.SinkUnavailableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is there of many deliveries, to compare it with what another source tells. Safe for use by
 * many threads.
 */
public final class HeldDeliveries {
  /** The metrics that a delivery has a time for. */
  public static final Set<String> METRICS = Set.copyOf(MetricBits.names());

  private static final String COLUMNS =
      MetricBits.names().stream().map(metric -> metric + "_at").collect(Collectors.joining(", "));
  private static final int AT_ONCE = 1_000;

  private final DatabaseReader reader;

  HeldDeliveries(DatabaseReader reader) {
    this.reader = reader;
  }

  /** Those of these that are known, by their id. */
  public Map<String, HeldDelivery> find(String feed, Collection<String> deliveryIds)
      throws SinkUnavailableException {
    List<String> ids = deliveryIds.stream().distinct().toList();
    Map<String, HeldDelivery> found = new HashMap<>();
    for (int from = 0; from < ids.size(); from += AT_ONCE) {
      add(feed, ids.subList(from, Math.min(ids.size(), from + AT_ONCE)), found);
    }
    return found;
  }

  private void add(String feed, List<String> ids, Map<String, HeldDelivery> found)
      throws SinkUnavailableException {
    List<Object> values = new ArrayList<>(ids);
    values.add(0, feed);
    String places = String.join(", ", Collections.nCopies(ids.size(), "?"));
    List<Map<String, Object>> rows =
        reader.ask(
            "SELECT delivery_id, opens, clicks, %s FROM deliveries WHERE feed = ? AND delivery_id IN (%s)"
                .formatted(COLUMNS, places),
            values.toArray());
    rows.stream().map(HeldDeliveries::held).forEach(held -> found.put(held.deliveryId(), held));
  }

  private static HeldDelivery held(Map<String, Object> row) {
    Set<String> metrics = new HashSet<>();
    for (String metric : METRICS) {
      if (row.get(metric + "_at") != null) {
        metrics.add(metric);
      }
    }
    return new HeldDelivery(
        (String) row.get("delivery_id"), metrics, number(row, "opens"), number(row, "clicks"));
  }

  private static long number(Map<String, Object> row, String column) {
    return row.get(column) instanceof Number number ? number.longValue() : 0;
  }

  /**
   * When the first event of this feed was received; {@link Instant#EPOCH} if retention has taken
   * some, so that it is no longer known. Empty if none was.
   */
  public Optional<Instant> firstReceived(String feed) throws SinkUnavailableException {
    List<Map<String, Object>> swept =
        reader.ask("SELECT 1 FROM bookkeeping WHERE name = ?", Bookkeeping.ACTIVITY_SWEPT_TO);
    if (!swept.isEmpty()) {
      return Optional.of(Instant.EPOCH);
    }
    return reader
        .ask(
            "SELECT received_at FROM activity WHERE feed = ? AND source <> 'backfill'"
                + " ORDER BY seq LIMIT 1",
            feed)
        .stream()
        .map(row -> Timestamps.parse((String) row.get("received_at")))
        .findFirst();
  }

  /** How many events of this metric happened from then to then, whatever they were about. */
  public long counted(String feed, String metric, Instant from, Instant to)
      throws SinkUnavailableException {
    Map<String, Object> row =
        reader
            .ask(
                "SELECT coalesce(sum(events), 0) AS events FROM hourly_counts"
                    + " WHERE feed = ? AND metric = ? AND hour >= ? AND hour < ?",
                feed,
                metric,
                Timestamps.hour(from),
                to)
            .get(0);
    return number(row, "events");
  }
}
