package io.tailrace.testkit.customerio;

import io.tailrace.customerio.Metric;
import io.tailrace.customerio.ObjectType;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How likely each thing happens to a message of a channel, once it got as far as it can. They are
 * assumptions: what a well-kept workspace sees. Immutable, safe to share between threads.
 */
final class Rates {
  // Delivered is of those that did not bounce; opened of those delivered; clicked and converted
  // of those before. What opens and clicks an e-mail is in MailReading.
  private static final String TABLE =
      """
      email drafted=.004 undeliverable=.002 failed=.001 attempted=.004 bounced=.015 deferred=.01 delivered=.995
      push drafted=.004 undeliverable=.003 dropped=.01 failed=.004 attempted=.01 bounced=.012 delivered=.93 opened=.09 clicked=.4 converted=.1
      sms drafted=.004 undeliverable=.003 dropped=.003 failed=.004 attempted=.006 bounced=.015 delivered=.98 clicked=.04 converted=.15 replied=.01
      in_app drafted=.004 undeliverable=.003 failed=.003 attempted=.004 opened=.55 clicked=.12 converted=.1
      whatsapp drafted=.01 undeliverable=.01 dropped=.01 failed=.01 attempted=.01 bounced=.02 delivered=.96 opened=.7 clicked=.08 converted=.2 replied=.05
      slack drafted=.01 undeliverable=.01 failed=.01 attempted=.03 clicked=.08 converted=.2
      webhook drafted=.01 undeliverable=.01 failed=.01 attempted=.03 clicked=.05 converted=.2
      """;

  private static final Map<ObjectType, Rates> BY_CHANNEL =
      TABLE
          .lines()
          .map(line -> line.split(" ", 2))
          .collect(Collectors.toMap(words -> ObjectType.of(words[0]), words -> read(words[1])));

  private final Map<Metric, Double> rates;

  private Rates(Map<Metric, Double> rates) {
    this.rates = rates;
  }

  static Rates of(ObjectType channel) {
    return BY_CHANNEL.get(channel);
  }

  private static Rates read(String line) {
    Function<String, String[]> split = word -> word.split("=", 2);
    return new Rates(
        Arrays.stream(line.split(" ", -1))
            .map(split)
            .collect(
                Collectors.toMap(pair -> Metric.of(pair[0]), pair -> Double.valueOf(pair[1]))));
  }

  /** Whether the channel reports this at all. */
  boolean has(Metric metric) {
    return rates.containsKey(metric);
  }

  /** Whether it happens this time. */
  boolean happens(Metric metric, Dice dice) {
    return dice.chance(rates.getOrDefault(metric, 0.0));
  }
}
