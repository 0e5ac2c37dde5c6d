package io.tailrace.customerio;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * An event of each kind that Customer.io sends, to try a receiver with. Each is about one invented
 * person, and its {@code event_id} says that it is a sample. Stateless, safe to share between
 * threads.
 */
public final class SampleEvents {
  /** With which the id of each begins; Customer.io's own never do. */
  public static final String ID_PREFIX = "sample-";

  private static final String PERSON =
      "\"identifiers\":{\"id\":\"sample-person\",\"email\":\"sample.person@example.com\"}";

  private static final List<EventKind> KINDS = EventKinds.all();

  private SampleEvents() {}

  /** All kinds, in Customer.io's order, such as {@code email_bounced}. */
  public static List<String> types() {
    return KINDS.stream().map(EventKind::eventType).toList();
  }

  /** The kind of that name, if there is one. */
  public static Optional<EventKind> kind(String eventType) {
    return KINDS.stream().filter(kind -> kind.eventType().equals(eventType)).findFirst();
  }

  /** Whether an event of this id is one of ours. */
  public static boolean isSample(String eventId) {
    return eventId.startsWith(ID_PREFIX);
  }

  /**
   * A body that is signed and sent as Customer.io's are.
   *
   * @param unique tells this event from all others; of letters, digits and hyphens alone
   * @param at when it happened
   */
  public static byte[] body(EventKind kind, String unique, Instant at) {
    if (!unique.matches("[A-Za-z0-9-]+")) {
      throw new IllegalArgumentException("'" + unique + "' is no letters, digits and hyphens");
    }
    String text =
        "{\"event_id\":\""
            + ID_PREFIX
            + unique
            + "\",\"object_type\":\""
            + kind.objectType()
            + "\",\"metric\":\""
            + kind.metric()
            + "\",\"timestamp\":"
            + at.getEpochSecond()
            + ",\"data\":{"
            + data(kind, unique)
            + "}}";
    return text.getBytes(UTF_8);
  }

  private static String data(EventKind kind, String unique) {
    boolean person = kind.objectType().equals(ObjectType.CUSTOMER);
    StringJoiner data = new StringJoiner(",");
    data.add("\"customer_id\":\"sample-person\"").add(PERSON);
    if (!person) {
      data.add("\"delivery_id\":\"sample-" + unique + "\"").add("\"campaign_id\":1");
      data.add("\"action_id\":1").add("\"journey_id\":\"sample-" + unique + "\"");
    }
    for (String field : SampleFields.of(kind)) {
      data.add("\"" + field + "\":" + SampleFields.value(field, kind));
    }
    return data.toString();
  }
}
