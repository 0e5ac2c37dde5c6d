package io.tailrace.operations;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Shares from 0 to 1: {@code delivered} and {@code bounced} of the messages sent, the others of
 * those delivered. null = of nothing, or of fewer than there are, as with in-app and Slack
 * messages, of which no delivery is told. Immutable.
 *
 * @param delivered of those sent
 * @param bounced of those sent
 * @param humanOpened of those delivered, opened by people
 * @param humanClicked of those delivered, clicked by people
 * @param spammed of those delivered, complained about
 * @param unsubscribed of those delivered
 */
public record Rates(
    @Nullable Double delivered,
    @Nullable Double bounced,
    @Nullable Double humanOpened,
    @Nullable Double humanClicked,
    @Nullable Double spammed,
    @Nullable Double unsubscribed) {

  static Rates of(Map<String, Long> figures) {
    return new Rates(
        share(figures, "delivered", "sent"),
        share(figures, "bounced", "sent"),
        share(figures, "human_opened", "delivered"),
        share(figures, "human_clicked", "delivered"),
        share(figures, "spammed", "delivered"),
        share(figures, "unsubscribed", "delivered"));
  }

  private static @Nullable Double share(Map<String, Long> figures, String part, String whole) {
    long parts = figures.getOrDefault(part, 0L);
    long all = figures.getOrDefault(whole, 0L);
    return all == 0 || parts > all ? null : (double) parts / all;
  }
}
