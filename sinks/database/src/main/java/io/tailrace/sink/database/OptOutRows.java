package io.tailrace.sink.database;

import io.tailrace.customerio.Metric;
import io.tailrace.customerio.SubscriptionPreferences.Choice;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Every sign but the person's own subscription that somebody wants to hear no more of us, or does
 * again: a message's {@code unsubscribed}, and what a change of preferences says of channels and
 * topics. The latest of each sign wins; in one second, the one that says no. Stateless.
 */
final class OptOutRows {
  static final FoldedTable TABLE =
      FoldedTable.named("opt_outs")
          .with(Fold.KEY, "feed", "person", "object_type", "topic", "sign")
          .with(Fold.GREATEST, "changed_from")
          .led(Fold.FOLLOWS, "changed_from", "opted_out", "changed_at", "address", "delivery_id")
          .build();

  /** It concerns all that a channel sends. */
  static final String NO_TOPIC = "";

  private OptOutRows() {}

  static void of(Fact fact, Consumer<Object[]> rows) {
    if (fact.person() == null) {
      return;
    }
    if (fact.metric().equals(Metric.CIO_SUBSCRIPTION_PREFERENCES_CHANGED)) {
      fact.event().choices().forEach(choice -> rows.accept(row(fact, choice)));
    } else if (!fact.ofPerson() && isOfSubscription(fact.metric())) {
      boolean out = fact.metric().equals(Metric.UNSUBSCRIBED);
      String type = fact.event().objectType().name();
      Who who = new Who(fact.feed(), fact.person());
      String id = fact.event().eventId();
      rows.accept(
          message(
              who, type, new Change(out, fact.latest(), id), fact.mailbox(), fact.deliveryId()));
    }
  }

  private static boolean isOfSubscription(Metric metric) {
    return metric.equals(Metric.UNSUBSCRIBED) || metric.equals(Metric.SUBSCRIBED);
  }

  private static Object[] row(Fact fact, Choice choice) {
    var change = new Change(!choice.wanted(), fact.latest(), fact.event().eventId());
    return preference(new Who(fact.feed(), fact.person()), choice, change);
  }

  /** What a preference says. */
  static Object[] preference(Who who, Choice choice, Change change) {
    return new Object[] {
      who.feed,
      who.person,
      DatabaseText.clean(choice.objectType()),
      DatabaseText.clean(choice.topic()),
      "preferences",
      change.stamp(),
      change.out,
      change.at,
      null,
      null
    };
  }

  /** What was done through a message. */
  static Object[] message(
      Who who, String objectType, Change change, String address, String deliveryId) {
    return new Object[] {
      who.feed,
      who.person,
      objectType,
      NO_TOPIC,
      "message",
      change.stamp(),
      change.out,
      change.at,
      address,
      deliveryId
    };
  }

  /** Whose sign it is. */
  record Who(String feed, String person) {}

  /** What changed, and when. */
  record Change(boolean out, Instant at, String eventId) {
    String stamp() {
      String word = out ? Metric.UNSUBSCRIBED.name() : Metric.SUBSCRIBED.name();
      return Timestamps.seconds(at) + " " + word + " " + eventId;
    }
  }
}
