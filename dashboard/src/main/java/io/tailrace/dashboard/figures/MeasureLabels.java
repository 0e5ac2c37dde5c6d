package io.tailrace.dashboard.figures;

import java.util.Locale;
import java.util.Map;

/** What the words of {@code /api/series} are called on pages. Stateless. */
public final class MeasureLabels {
  private static final Map<String, String> LABELS =
      Map.ofEntries(
          Map.entry("spammed", "Complaints"),
          Map.entry("complaint_rate", "Complaints outside Gmail"),
          Map.entry("permanent_bounced", "Permanent bounces"),
          Map.entry("temporary_bounced", "Temporary bounces"),
          Map.entry("bounce_rate", "Bounces"),
          Map.entry("permanent_bounce_rate", "Permanent bounces"),
          Map.entry("temporary_bounce_rate", "Temporary bounces"),
          Map.entry("deferred_rate", "Deferred"),
          Map.entry("delivered_rate", "Delivered"),
          Map.entry("unsubscribe_rate", "Unsubscribed"),
          Map.entry("conversion_rate", "Converted"),
          Map.entry("human_opened", "Human opens"),
          Map.entry("human_clicked", "Human clicks"),
          Map.entry("human_open_rate", "Human opens"),
          Map.entry("human_click_rate", "Human clicks"),
          Map.entry("customer_subscribed", "Subscribed"),
          Map.entry("customer_unsubscribed", "Unsubscribed"),
          Map.entry("provider", "Mailbox provider"),
          Map.entry("type", "Channel"));

  private static final Map<String, String> PROVIDERS =
      Map.of(
          "gmail", "Gmail",
          "yahoo", "Yahoo",
          "microsoft", "Microsoft",
          "apple", "Apple",
          "other", "Others");

  private MeasureLabels() {}

  /** Of a measure or a group, as in {@code Delivered}. */
  public static String of(String word) {
    String label = LABELS.get(word);
    String words = word.replace('_', ' ');
    return label == null
        ? words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1)
        : label;
  }

  /** Of a mailbox provider. */
  public static String provider(String word) {
    return PROVIDERS.getOrDefault(word, word);
  }
}
