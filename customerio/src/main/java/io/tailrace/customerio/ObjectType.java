package io.tailrace.customerio;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What an event is about: a channel of Customer.io, or the person. An open set: a name that is not
 * among the constants is kept as it came. Immutable, safe to share between threads.
 *
 * @param name as Customer.io writes it, such as {@code in_app}
 */
public record ObjectType(String name) {
  public static final ObjectType CUSTOMER = new ObjectType("customer");
  public static final ObjectType EMAIL = new ObjectType("email");
  public static final ObjectType PUSH = new ObjectType("push");
  public static final ObjectType IN_APP = new ObjectType("in_app");
  public static final ObjectType SMS = new ObjectType("sms");
  public static final ObjectType SLACK = new ObjectType("slack");
  public static final ObjectType WEBHOOK = new ObjectType("webhook");
  public static final ObjectType WHATSAPP = new ObjectType("whatsapp");

  private static final Map<String, ObjectType> KNOWN = new LinkedHashMap<>();

  static {
    for (ObjectType type :
        new ObjectType[] {CUSTOMER, EMAIL, PUSH, IN_APP, SMS, SLACK, WEBHOOK, WHATSAPP}) {
      KNOWN.put(type.name, type);
    }
  }

  public ObjectType {
    Objects.requireNonNull(name, "name");
  }

  /** The constant of that name, or a new object type when Customer.io's documents have none. */
  public static ObjectType of(String name) {
    ObjectType known = KNOWN.get(name);
    return known != null ? known : new ObjectType(name);
  }

  /** All object types that Customer.io documents, in its order. */
  public static Collection<ObjectType> documented() {
    return Collections.unmodifiableCollection(KNOWN.values());
  }

  /** Whether Customer.io documents this object type. */
  public boolean known() {
    return KNOWN.containsKey(name);
  }

  @Override
  public String toString() {
    return name;
  }
}
