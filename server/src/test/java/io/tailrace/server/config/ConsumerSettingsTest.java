package io.tailrace.server.config;

import io.tailrace.core.consumer.ConsumerSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

class ConsumerSettingsTest extends ConfigTest<ConsumerSettings> {
  @Override
  Function<Configuration, ConsumerSettings> record() {
    return Configuration::consumer;
  }

  @Override
  List<String> keys() {
    return section("consumer");
  }

  @Override
  ConsumerSettings defaults() {
    return new ConsumerSettings(
        3, Duration.ofSeconds(1), Duration.ofSeconds(30), 10_000, Duration.ofSeconds(20), 8, 0);
  }

  @Override
  Map<String, String> given() {
    return Map.of(
        "consumer.attempts",
        "5",
        "consumer.retry-backoff",
        "100ms",
        "consumer.max-backoff",
        "1m30s",
        "consumer.max-in-flight",
        "500",
        "consumer.yield-at-most",
        "0s",
        "consumer.concurrency",
        "2",
        "consumer.keep-dead-letters",
        "5000");
  }

  @Override
  ConsumerSettings expected() {
    return new ConsumerSettings(
        5, Duration.ofMillis(100), Duration.ofSeconds(90), 500, Duration.ZERO, 2, 5_000);
  }
}
