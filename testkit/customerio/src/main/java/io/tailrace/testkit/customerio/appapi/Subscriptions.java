package io.tailrace.testkit.customerio.appapi;

import java.util.Set;
import java.util.TreeSet;

/** The events that can be subscribed to (App API reference, Create a reporting webhook). */
final class Subscriptions {
  static final Set<String> NAMES = new TreeSet<>();

  static {
    add("customer", "subscribed unsubscribed subscription_preferences_changed");
    String sending = "drafted attempted sent clicked converted failed";
    String delivering = sending + " delivered bounced dropped undeliverable";
    add("email", delivering + " opened deferred spammed unsubscribed");
    add("push", delivering + " opened");
    add("in_app", "sent opened clicked converted");
    add("sms", delivering + " replied");
    add("whatsapp", delivering + " opened replied");
    add("slack", sending);
    add("webhook", sending + " undeliverable");
  }

  private Subscriptions() {}

  private static void add(String type, String metrics) {
    for (String metric : metrics.split(" ", -1)) {
      NAMES.add(type + "_" + metric);
    }
  }
}
