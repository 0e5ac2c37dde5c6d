package io.tailrace.testkit.customerio;

import java.util.LinkedHashMap;
import java.util.Map;

/** The {@code data} of events that tell of a person's subscription. Stateless. */
final class PersonFields {
  private PersonFields() {}

  static Map<String, Object> of(Person person) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("customer_id", person.customerId());
    fields.put("email_address", person.email());
    fields.put("identifiers", person.identifiers());
    return fields;
  }

  /** JSON in a string, as Customer.io has it. */
  static String preferences(Dice dice) {
    String topics =
        "{\"topics\":{\"topic_1\":" + dice.chance(0.5) + ",\"topic_2\":" + dice.chance(0.5) + "}";
    return topics + (dice.chance(0.2) ? ",\"channels\":{\"sms\":false}}" : "}");
  }
}
