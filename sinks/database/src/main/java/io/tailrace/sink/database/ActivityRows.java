package io.tailrace.sink.database;

import io.tailrace.customerio.Metric;
import java.util.Set;

/** An event as a line of somebody's activity. Stateless. */
final class ActivityRows {
  static final FoldedTable TABLE =
      FoldedTable.named("activity")
          .with(Fold.KEY, "event_id", "feed")
          .with(Fold.ONCE, "source", "person", "timestamp", "received_at")
          .with(Fold.ONCE, "object_type", "metric", "delivery_id")
          .with(Fold.ONCE, "campaign_id", "broadcast_id", "newsletter_id")
          .with(Fold.ONCE, "transactional_message_id", "action_id", "content_id")
          .with(Fold.ONCE, "mailbox_provider", "human", "href", "failure_message", "cause")
          .build();

  private static final Set<Metric> WITH_REASON =
      Set.of(
          Metric.ATTEMPTED,
          Metric.DEFERRED,
          Metric.BOUNCED,
          Metric.DROPPED,
          Metric.FAILED,
          Metric.UNDELIVERABLE);

  private ActivityRows() {}

  static Object[] of(Fact fact) {
    Long[] ids = fact.sourceIds();
    return new Object[] {
      fact.event().eventId(),
      fact.feed(),
      fact.record().source().text(),
      fact.person(),
      fact.timestamp(),
      new Millis(fact.record().receivedAt()),
      fact.countedType(),
      fact.metric().name(),
      fact.deliveryId(),
      ids[0],
      ids[1],
      ids[2],
      ids[3],
      ids[4],
      ids[5],
      fact.mailboxProvider(),
      fact.event().human(),
      DatabaseText.clean(fact.data().href()),
      WITH_REASON.contains(fact.metric()) ? DeliveryRows.failure(fact) : null,
      fact.cause()
    };
  }
}
