package io.tailrace.sink.database;

import io.tailrace.customerio.EventData;
import io.tailrace.customerio.Identifiers;
import io.tailrace.customerio.Metric;
import java.util.HashMap;
import java.util.Map;

/** What an event says about its delivery. Stateless. */
final class DeliveryRows {
  static final FoldedTable TABLE = table();

  private static final int OBJECT_TYPE = TABLE.at("object_type");
  private static final int PERSON_KIND = TABLE.at("person_kind");
  private static final int PERSON = TABLE.at("person");
  private static final int RECIPIENT = TABLE.at("recipient");
  private static final int CAMPAIGN_ID = TABLE.at("campaign_id");
  private static final int BROADCAST_ID = TABLE.at("broadcast_id");
  private static final int NEWSLETTER_ID = TABLE.at("newsletter_id");
  private static final int TRANSACTIONAL_MESSAGE_ID = TABLE.at("transactional_message_id");
  private static final int ACTION_ID = TABLE.at("action_id");
  private static final int PARENT_ACTION_ID = TABLE.at("parent_action_id");
  private static final int CONTENT_ID = TABLE.at("content_id");
  private static final int TRIGGER_ID = TABLE.at("trigger_id");
  private static final int JOURNEY_ID = TABLE.at("journey_id");
  private static final int TRIGGER_EVENT_ID = TABLE.at("trigger_event_id");
  private static final int SUBJECT = TABLE.at("subject");
  private static final int SUBJECT_FROM = TABLE.at("subject_from");
  private static final int FAILURE = TABLE.at("failure_message");
  private static final int FAILURE_FROM = TABLE.at("failure_message_from");
  private static final int FIRST_EVENT_AT = TABLE.at("first_event_at");
  private static final int LAST_EVENT_AT = TABLE.at("last_event_at");
  private static final int RECEIVED_METRICS = TABLE.at("received_metrics");
  private static final int HUMAN_AT = TABLE.at("human_opened_at");
  private static final int COUNTS = TABLE.at("opens");
  private static final Map<String, Integer> METRIC_AT = new HashMap<>();

  static {
    MetricBits.names().forEach(metric -> METRIC_AT.put(metric, TABLE.at(metric + "_at")));
  }

  private DeliveryRows() {}

  private static FoldedTable table() {
    String[] metrics =
        MetricBits.names().stream().map(metric -> metric + "_at").toArray(String[]::new);
    return FoldedTable.named("deliveries")
        .with(Fold.KEY, "feed", "delivery_id")
        .with(Fold.GREATEST, "object_type")
        .with(Fold.LEAST, "person_kind")
        .ledAndIndexed(Fold.LEAST_WITH, "person_kind", "person")
        .with(Fold.GREATEST, "recipient", "campaign_id", "broadcast_id", "newsletter_id")
        .with(Fold.GREATEST, "transactional_message_id", "action_id", "parent_action_id")
        .with(Fold.GREATEST, "content_id", "trigger_id", "journey_id", "trigger_event_id")
        .with(Fold.GREATEST, "subject_from", "failure_message_from")
        .led(Fold.FOLLOWS, "subject_from", "subject")
        .led(Fold.FOLLOWS, "failure_message_from", "failure_message")
        .with(Fold.LEAST, "first_event_at")
        .with(Fold.GREATEST, "last_event_at")
        .with(Fold.LEAST, metrics)
        .with(Fold.LEAST, "human_opened_at", "human_clicked_at")
        .with(Fold.SUM, "opens", "human_opens", "clicks", "human_clicks")
        .with(Fold.BITS, "received_metrics")
        .build();
  }

  static Object[] of(Fact fact) {
    Object[] row = key(fact.feed(), fact.deliveryId());
    describe(fact, row);
    row[FIRST_EVENT_AT] = fact.latest();
    row[LAST_EVENT_AT] = fact.latest();
    Integer metricAt = METRIC_AT.get(fact.metric().name());
    if (metricAt != null) {
      row[metricAt] = fact.timestamp();
    }
    if (!fact.isBackfill()) {
      row[RECEIVED_METRICS] = MetricBits.of(fact.metric().name());
    }
    engage(fact, row);
    return row;
  }

  private static Object[] key(String feed, String deliveryId) {
    Object[] row = TABLE.newRow();
    row[0] = feed;
    row[1] = deliveryId;
    return row;
  }

  private static void describe(Fact fact, Object[] row) {
    row[OBJECT_TYPE] = fact.event().objectType().name();
    if (fact.person() != null) {
      row[PERSON_KIND] = personKind(fact);
      row[PERSON] = fact.person();
    }
    row[RECIPIENT] = fact.recipient();
    ids(fact.data(), row);
    row[SUBJECT] = DatabaseText.clean(fact.data().subject());
    row[SUBJECT_FROM] = row[SUBJECT] == null ? null : fact.stamp();
    row[FAILURE] = failure(fact);
    row[FAILURE_FROM] = row[FAILURE] == null ? null : fact.stamp();
  }

  private static void ids(EventData data, Object[] row) {
    row[CAMPAIGN_ID] = data.campaignId();
    row[BROADCAST_ID] = data.broadcastId();
    row[NEWSLETTER_ID] = data.newsletterId();
    row[TRANSACTIONAL_MESSAGE_ID] = data.transactionalMessageId();
    row[ACTION_ID] = data.actionId();
    row[PARENT_ACTION_ID] = data.parentActionId();
    row[CONTENT_ID] = data.contentId();
    row[TRIGGER_ID] = data.triggerId();
    row[JOURNEY_ID] = DatabaseText.given(data.journeyId());
    row[TRIGGER_EVENT_ID] = DatabaseText.given(data.triggerEventId());
  }

  /** The kinds stand in the alphabet as they do in worth, so the least is the best. */
  private static String personKind(Fact fact) {
    Identifiers identifiers = fact.data().identifiers();
    if (DatabaseText.given(identifiers.cioId()) != null) {
      return "cio_id";
    }
    if (fact.event().customerId() != null) {
      return "customer_id";
    }
    return fact.email() != null ? "email_address" : "recipient";
  }

  /** Of a push message, the first device that says why. */
  static String failure(Fact fact) {
    String said = DatabaseText.given(fact.data().failureMessage());
    if (said != null) {
      return said;
    }
    return fact.data().recipients().stream()
        .map(device -> DatabaseText.given(device.failureMessage()))
        .filter(message -> message != null)
        .findFirst()
        .orElse(null);
  }

  private static void engage(Fact fact, Object[] row) {
    int opened = fact.metric().equals(Metric.OPENED) ? 0 : 1;
    if (fact.human()) {
      row[HUMAN_AT + opened] = fact.timestamp();
    }
    if (fact.counts()) {
      count(fact.metric().name(), fact.human(), 1L, row);
    }
  }

  /** The columns stand together: opens, human_opens, clicks, human_clicks. */
  private static void count(String metric, boolean human, long by, Object[] row) {
    boolean opened = metric.equals(Metric.OPENED.name());
    if (opened || metric.equals(Metric.CLICKED.name())) {
      int at = opened ? COUNTS : COUNTS + 2;
      row[at] = by;
      row[at + 1] = human ? by : null;
    }
  }

  /** Takes back what a backfilled event had been counted as. */
  static Object[] uncounted(Backfilled backfilled) {
    Object[] row = key(backfilled.feed(), backfilled.deliveryId());
    count(backfilled.metric(), backfilled.human(), -1L, row);
    return row;
  }
}
