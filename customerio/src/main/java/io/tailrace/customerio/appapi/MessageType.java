package io.tailrace.customerio.appapi;

import io.tailrace.customerio.ObjectType;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A channel, to ask for its messages alone. In answers it is an {@link ObjectType}, an open set.
 * Immutable.
 */
public enum MessageType {
  EMAIL,
  WEBHOOK,
  SMS,
  WHATSAPP,
  SLACK,
  PUSH,
  IN_APP,
  LIVE_NOTIFICATION,
  /** Of newsletters alone. */
  INBOX;

  /** What the App API calls an SMS; webhooks call it {@code sms}. */
  private static final String TWILIO = "twilio";

  /** In the App API's word. */
  String apiName() {
    return this == SMS ? TWILIO : name().toLowerCase(Locale.ROOT);
  }

  /** In the word of webhooks, which is that of events. */
  public ObjectType objectType() {
    return ObjectType.of(name().toLowerCase(Locale.ROOT));
  }

  /** What an answer calls {@code type}, in the word of webhooks. */
  static @Nullable ObjectType objectType(@Nullable String apiName) {
    return apiName == null ? null : ObjectType.of(apiName.equals(TWILIO) ? "sms" : apiName);
  }
}
