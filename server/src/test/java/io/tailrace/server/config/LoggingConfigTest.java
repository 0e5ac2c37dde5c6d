package io.tailrace.server.config;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

class LoggingConfigTest extends ConfigTest<LoggingConfig> {
  @Override
  Function<Configuration, LoggingConfig> record() {
    return Configuration::logging;
  }

  @Override
  List<String> keys() {
    return section("logging");
  }

  @Override
  LoggingConfig defaults() {
    return new LoggingConfig(LoggingLevel.INFO, LoggingFormat.TEXT);
  }

  @Override
  Map<String, String> given() {
    return Map.of("logging.level", "debug", "logging.format", "json");
  }

  @Override
  LoggingConfig expected() {
    return new LoggingConfig(LoggingLevel.DEBUG, LoggingFormat.JSON);
  }
}
