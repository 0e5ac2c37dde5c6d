package io.tailrace.sink.database;

import java.util.Set;

/**
 * What the database knows to have happened to one delivery, backfilled or not. Immutable.
 *
 * @param metrics those of {@link HeldDeliveries#METRICS} that have a time
 * @param opens all of them, as {@code clicks}
 */
public record HeldDelivery(String deliveryId, Set<String> metrics, long opens, long clicks) {
  public HeldDelivery {
    metrics = Set.copyOf(metrics);
  }
}
