package io.tailrace.sink.database;

import io.tailrace.customerio.BounceCause;
import io.tailrace.customerio.Metric;
import io.tailrace.customerio.ObjectType;
import java.time.Instant;
import java.util.Set;

/**
 * What a refused message adds to the counts of its hour by cause, and to what is kept of each cause
 * as a sample. A message that was only put off is counted apart, by its metric. Stateless.
 */
final class BounceRows {
  static final FoldedTable COUNTS =
      FoldedTable.named("bounce_counts")
          .with(Fold.KEY, "hour", "feed", "object_type", "metric", "cause")
          .with(Fold.KEY, "campaign_id", "broadcast_id", "newsletter_id")
          .with(Fold.KEY, "transactional_message_id", "action_id", "content_id")
          .with(Fold.KEY, "mailbox_provider")
          .with(Fold.SUM, "events")
          .build();

  static final FoldedTable SAMPLES =
      FoldedTable.named("bounce_samples")
          .with(Fold.KEY, "hour", "feed", "object_type", "metric", "cause", "mailbox_provider")
          .with(Fold.LEAST, "first_event_at")
          .with(Fold.GREATEST, "last_event_at", "last_event_from")
          .led(Fold.FOLLOWS, "last_event_from", "delivery_id", "failure_message")
          .build();

  /** Where a failure message is what the receiving side said. */
  static final Set<Metric> REFUSALS = Set.of(Metric.BOUNCED, Metric.DEFERRED);

  private static final int IDS = COUNTS.at("campaign_id");

  private BounceRows() {}

  /** Why this was refused; null if it was not. */
  static String cause(Fact fact) {
    return REFUSALS.contains(fact.metric())
        ? cause(fact.countedType(), fact.metric(), DeliveryRows.failure(fact))
        : null;
  }

  /** What is put off is not refused for good, whatever was said. */
  static String cause(String objectType, Metric metric, String failure) {
    BounceCause cause = BounceCause.of(ObjectType.of(objectType), failure);
    boolean passes = metric.equals(Metric.DEFERRED) && cause.suppresses();
    return (passes ? BounceCause.TEMPORARY_OTHER : cause).code();
  }

  static Object[] counted(Fact fact) {
    Refusal refusal = Refusal.of(fact);
    return count(refusal, fact.sourceIds(), 1L);
  }

  /** Takes back what a backfilled event had been counted as. */
  static Object[] uncounted(Backfilled backfilled) {
    return count(Refusal.of(backfilled), backfilled.sourceIds().toArray(Long[]::new), -1L);
  }

  static Object[] count(Refusal refusal, Long[] sourceIds, long by) {
    Object[] row = COUNTS.newRow();
    refusal.putInto(row);
    for (int i = 0; i < sourceIds.length; i++) {
      row[IDS + i] = sourceIds[i] == null ? Long.valueOf(0) : sourceIds[i];
    }
    row[row.length - 2] = refusal.provider;
    row[row.length - 1] = by;
    return row;
  }

  static Object[] sample(Fact fact) {
    return sample(
        Refusal.of(fact),
        new Sample(fact.event().eventId(), fact.deliveryId(), DeliveryRows.failure(fact)));
  }

  static Object[] sample(Refusal refusal, Sample sample) {
    Object[] row = SAMPLES.newRow();
    refusal.putInto(row);
    row[5] = refusal.provider;
    row[6] = refusal.at;
    row[7] = refusal.at;
    row[8] = Timestamps.seconds(refusal.at) + " " + sample.eventId;
    row[9] = sample.deliveryId;
    row[10] = sample.failure;
    return row;
  }

  /** What was refused, when, where and why. Immutable. */
  record Refusal(
      Instant at, String feed, String objectType, String metric, String cause, String provider) {
    private static Refusal of(Fact fact) {
      return new Refusal(
          fact.timestamp(),
          fact.feed(),
          fact.countedType(),
          fact.metric().name(),
          fact.cause(),
          fact.mailboxProvider());
    }

    private static Refusal of(Backfilled row) {
      return new Refusal(
          row.timestamp(),
          row.feed(),
          row.objectType(),
          row.metric(),
          row.cause(),
          row.mailboxProvider());
    }

    private void putInto(Object[] row) {
      row[0] = Timestamps.hour(at);
      row[1] = feed;
      row[2] = objectType;
      row[3] = metric;
      row[4] = cause;
    }
  }

  /** The event that shows it. Immutable. */
  record Sample(String eventId, String deliveryId, String failure) {}
}
