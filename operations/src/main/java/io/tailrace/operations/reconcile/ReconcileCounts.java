package io.tailrace.operations.reconcile;

import java.util.EnumMap;
import java.util.Map;

/**
 * What was compared and what was found so far. Immutable.
 *
 * @param deliveries that Customer.io told of
 * @param metrics of theirs that reporting webhooks tell too
 * @param unreadable deliveries that Customer.io told of without an id or a type: they cannot be
 *     compared
 * @param repeated opens and clicks that we have beyond each delivery's first, which it cannot show
 * @param causes how many are missing, by cause; empty before causes are looked for
 */
public record ReconcileCounts(
    long deliveries,
    long unreadable,
    long metrics,
    long missing,
    long repeated,
    Map<Cause, Long> causes) {
  static final ReconcileCounts NONE = new ReconcileCounts(0, 0, 0, 0, 0, Map.of());

  public ReconcileCounts {
    causes = Map.copyOf(causes);
  }

  ReconcileCounts compared(int newDeliveries, int newMetrics, int newMissing, long newRepeated) {
    return new ReconcileCounts(
        deliveries + newDeliveries,
        unreadable,
        metrics + newMetrics,
        missing + newMissing,
        repeated + newRepeated,
        causes);
  }

  ReconcileCounts unreadable(int more) {
    return new ReconcileCounts(deliveries, unreadable + more, metrics, missing, repeated, causes);
  }

  /** Causes are looked for from the beginning. */
  ReconcileCounts unsettled() {
    return new ReconcileCounts(deliveries, unreadable, metrics, 0, repeated, Map.of());
  }

  ReconcileCounts settled(Iterable<MissingEvent> gaps) {
    Map<Cause, Long> more = new EnumMap<>(Cause.class);
    more.putAll(causes);
    long found = missing;
    for (MissingEvent gap : gaps) {
      more.merge(gap.cause(), 1L, Long::sum);
      found++;
    }
    return new ReconcileCounts(deliveries, unreadable, metrics, found, repeated, more);
  }

  /** How many of the missing a backfill would fetch. */
  public long toBackfill() {
    return causes.entrySet().stream()
        .filter(cause -> cause.getKey().backfilled())
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
