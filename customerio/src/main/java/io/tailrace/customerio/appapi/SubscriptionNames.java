package io.tailrace.customerio.appapi;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The events that a reporting webhook can be subscribed to: {@code Event.eventType()}s. Customer.io
 * adds to them, and refuses a whole request for one that it does not know. Stateless.
 */
public final class SubscriptionNames {
  private static final String DOCUMENTED =
      """
      customer subscribed unsubscribed subscription_preferences_changed
      email drafted attempted sent delivered opened clicked converted bounced dropped deferred spammed failed unsubscribed undeliverable
      push drafted attempted sent delivered opened clicked converted bounced dropped failed undeliverable
      in_app sent opened clicked converted
      sms drafted attempted sent delivered clicked converted bounced dropped failed undeliverable replied
      whatsapp drafted attempted sent delivered opened clicked converted bounced dropped failed undeliverable replied
      slack drafted attempted sent clicked converted failed
      webhook drafted attempted sent clicked converted failed undeliverable
      """;

  private static final List<String> NAMES =
      DOCUMENTED.lines().flatMap(line -> names(line.split(" ", -1))).toList();

  private SubscriptionNames() {}

  /** All that the App API reference lists. */
  public static List<String> documented() {
    return NAMES;
  }

  private static Stream<String> names(String[] words) {
    return Arrays.stream(words).skip(1).map(metric -> words[0] + "_" + metric);
  }
}
