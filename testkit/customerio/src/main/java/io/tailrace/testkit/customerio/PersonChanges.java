package io.tailrace.testkit.customerio;

import io.tailrace.customerio.Metric;
import io.tailrace.customerio.ObjectType;
import io.tailrace.testkit.customerio.People.Change;
import io.tailrace.testkit.customerio.SimulatedEvent.Kind;
import java.util.List;
import java.util.Map;

/**
 * Subscriptions that change by themselves: in the shop's settings, by hand, in the subscription
 * centre. For one thread.
 */
final class PersonChanges {
  private static final List<ObjectType> ANY_TYPE = List.copyOf(ObjectType.documented());

  private final Catalogue catalogue;
  private final boolean bodyContent;
  private final Dice dice;

  PersonChanges(Catalogue catalogue, boolean bodyContent, Dice dice) {
    this.catalogue = catalogue;
    this.bodyContent = bodyContent;
    this.dice = dice;
  }

  Planned any(Person person, long atMillis) {
    // The channel that led to the change, when Customer.io knows it.
    ObjectType type = dice.chance(0.6) ? ObjectType.CUSTOMER : dice.pick(ANY_TYPE);
    double which = dice.between(0, 100);
    if (which < 40) {
      Map<String, Object> data = preferenceFields(person, atMillis);
      Kind kind = new Kind(type, Metric.CIO_SUBSCRIPTION_PREFERENCES_CHANGED);
      return new Planned(kind, atMillis, person, () -> data, Change.NONE);
    }
    boolean back = which < 75;
    return new Planned(
        new Kind(type, back ? Metric.SUBSCRIBED : Metric.UNSUBSCRIBED),
        atMillis,
        person,
        () -> PersonFields.of(person),
        back ? Change.SUBSCRIBED : Change.UNSUBSCRIBED);
  }

  private Map<String, Object> preferenceFields(Person person, long atMillis) {
    Map<String, Object> fields = PersonFields.of(person);
    if (dice.chance(0.4)) {
      Delivery cause = Delivery.of(catalogue.blast(dice), person, atMillis, dice);
      fields.putAll(cause.fields());
    }
    if (bodyContent) {
      fields.put("content", PersonFields.preferences(dice));
    }
    return fields;
  }
}
