package io.tailrace.dashboard.story;

import io.tailrace.admin.access.MaskedLink;
import io.tailrace.dashboard.component.Numbers;
import io.tailrace.dashboard.component.Tone;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Customer.io's words mean to people. Stateless. */
final class StoryWords {
  private static final Map<String, String> METRICS =
      Map.of(
          "spammed", "Reported as spam",
          "human_opened", "Opened by a person",
          "human_clicked", "Clicked by a person",
          "cio_subscription_preferences_changed", "Changed preferences");
  private static final Map<String, String> CHANNELS =
      Map.of("email", "E-mail", "sms", "SMS", "whatsapp", "WhatsApp", "in_app", "In-app message");

  private StoryWords() {}

  /** What happened. */
  static String metric(String metric) {
    return METRICS.getOrDefault(metric, sentence(metric));
  }

  /** What happened, and whether a machine did it. */
  static String metric(String metric, @Nullable Boolean human) {
    return Boolean.FALSE.equals(human) ? metric(metric) + " by a machine" : metric(metric);
  }

  static String channel(String objectType) {
    return CHANNELS.getOrDefault(objectType, sentence(objectType));
  }

  /** As in {@code Bad address}, of {@code bad_address}. */
  static String sentence(String word) {
    String spaced = word.replace('_', ' ');
    return spaced.isEmpty()
        ? spaced
        : spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
  }

  /** How it is that this happened. */
  static Tone tone(String metric, @Nullable Boolean human) {
    return switch (metric) {
      case "bounced", "dropped", "failed", "spammed" -> Tone.BAD;
      case "deferred", "undeliverable", "unsubscribed" -> Tone.WARN;
      case "opened", "clicked" -> Boolean.FALSE.equals(human) ? Tone.NONE : Tone.OK;
      case "delivered", "human_opened", "human_clicked", "converted", "replied", "subscribed" ->
          Tone.OK;
      default -> Tone.INFO;
    };
  }

  /** As in {@code 4 min later}; empty within one second. */
  static String later(@Nullable Instant from, Instant to) {
    if (from == null || !to.isAfter(from)) {
      return "";
    }
    return Numbers.span(Duration.between(from, to)) + " later";
  }

  /** A webhook's is a URL, which may hold a token. */
  static String recipient(String recipient) {
    return recipient.contains("://") ? MaskedLink.of(recipient) : recipient;
  }
}
