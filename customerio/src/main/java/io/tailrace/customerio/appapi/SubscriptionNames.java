package io.tailrace.customerio.appapi;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The events that a reporting webhook can be subscribed to: {@code Event.eventType()}s. Customer.io
 * adds to them, and refuses a whole request for one that it does not know. So there are two lists:
 * what its reference lists, and besides what its webhooks are documented to send and programs of
 * others subscribe to. Stateless.
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

  // Only in the specification of what webhooks send.
  private static final String UNLISTED =
      """
      in_app drafted attempted failed undeliverable
      """;

  private static final List<String> LISTED = names(DOCUMENTED);
  private static final List<String> ALL =
      Stream.concat(LISTED.stream(), names(UNLISTED).stream()).toList();

  private SubscriptionNames() {}

  /** All that the App API reference lists. */
  public static List<String> documented() {
    return LISTED;
  }

  /** Those and what the App API may refuse, though webhooks are documented to send it. */
  public static List<String> all() {
    return ALL;
  }

  private static List<String> names(String lines) {
    return lines.lines().flatMap(line -> names(line.split(" ", -1))).toList();
  }

  private static Stream<String> names(String[] words) {
    return Arrays.stream(words).skip(1).map(metric -> words[0] + "_" + metric);
  }
}
