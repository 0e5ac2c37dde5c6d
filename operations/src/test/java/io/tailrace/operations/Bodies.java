package io.tailrace.operations;

/** Bodies as Customer.io sends them. Stateless. */
public final class Bodies {
  private Bodies() {}

  public static String opened(String eventId, String person) {
    return email(eventId, "opened", person);
  }

  public static String email(String eventId, String metric, String person) {
    return """
    {"event_id":"%s","object_type":"email","metric":"%s","timestamp":1801396800,"data":\
    {"campaign_id":23,"customer_id":"%s","delivery_id":"d-%s","identifiers":{"id":"%s",\
    "email":"%s@example.com"},"recipient":"%s@example.com","subject":"Hello"}}\
    """
        .formatted(eventId, metric, person, person, person, person, person);
  }
}
