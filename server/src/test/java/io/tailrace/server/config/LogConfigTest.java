package io.tailrace.server.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

class LogConfigTest extends ConfigTest<LogConfig> {
  @Override
  Function<Configuration, LogConfig> record() {
    return Configuration::log;
  }

  @Override
  List<String> keys() {
    return section("log");
  }

  @Override
  LogConfig defaults() {
    return new LogConfig(
        "sqlite", Duration.ofDays(30), Duration.ofDays(90), 1 << 30, Duration.ofDays(8));
  }

  @Override
  Map<String, String> given() {
    return Map.of(
        "log.url",
        "sqlite",
        "log.retention",
        "7d",
        "log.max-retention",
        "60d",
        "log.min-free",
        "5GB",
        "log.deduplication",
        "P10D");
  }

  @Override
  LogConfig expected() {
    return new LogConfig(
        "sqlite", Duration.ofDays(7), Duration.ofDays(60), 5_000_000_000L, Duration.ofDays(10));
  }
}
