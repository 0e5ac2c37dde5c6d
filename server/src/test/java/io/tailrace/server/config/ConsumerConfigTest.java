package io.tailrace.server.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

class ConsumerConfigTest extends ConfigTest<ConsumerConfig> {
  @Override
  Function<Configuration, ConsumerConfig> record() {
    return Configuration::consumer;
  }

  @Override
  List<String> keys() {
    return section("consumer");
  }

  @Override
  ConsumerConfig defaults() {
    return new ConsumerConfig(
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
  ConsumerConfig expected() {
    return new ConsumerConfig(
        5, Duration.ofMillis(100), Duration.ofSeconds(90), 500, Duration.ZERO, 2, 5_000);
  }
}
