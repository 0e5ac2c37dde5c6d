package io.tailrace.sink.database;

import io.tailrace.core.log.Source;
import io.tailrace.customerio.Metric;
import java.util.Set;

/**
 * An event as a line of somebody's activity. What most rows have alike is left to the columns'
 * defaults. Stateless.
 */
final class ActivityRows {
  static final FoldedTable TABLE =
      FoldedTable.named("activity")
          .with(Fold.KEY, "event_id", "feed")
          .with(Fold.ONCE, "source", "person", "timestamp", "received_at")
          .with(Fold.ONCE, "object_type", "metric", "delivery_id")
          .with(Fold.ONCE, "campaign_id", "broadcast_id", "newsletter_id")
          .with(Fold.ONCE, "transactional_message_id", "action_id", "content_id")
          .with(Fold.ONCE, "mailbox_provider", "human", "href", "failure_message")
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
    Source source = fact.record().source();
    String provider = fact.mailboxProvider();
    return new Object[] {
      fact.event().eventId(),
      fact.feed(),
      source == Source.WEBHOOK ? null : source.text(),
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
      provider.equals(MailboxProvider.OTHER) ? null : provider,
      fact.event().human(),
      Text.clean(fact.data().href()),
      WITH_REASON.contains(fact.metric()) ? DeliveryRows.failure(fact) : null
    };
  }
}
