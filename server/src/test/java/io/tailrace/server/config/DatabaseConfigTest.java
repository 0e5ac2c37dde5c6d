package io.tailrace.server.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

class DatabaseConfigTest extends ConfigTest<DatabaseConfig> {
  @Override
  Function<Configuration, DatabaseConfig> record() {
    return Configuration::database;
  }

  @Override
  List<String> keys() {
    return section("database");
  }

  @Override
  DatabaseConfig defaults() {
    return new DatabaseConfig(
        "sqlite",
        Duration.ofDays(90),
        Duration.ofDays(400),
        Duration.ofDays(800),
        Duration.ofDays(30));
  }

  @Override
  Map<String, String> given() {
    return Map.of(
        "database.url",
        "sqlite",
        "database.retention.activity",
        "180d",
        "database.retention.deliveries",
        "200d",
        "database.retention.hourly-counts",
        "365d",
        "database.retention.resolved",
        "60d");
  }

  @Override
  DatabaseConfig expected() {
    return new DatabaseConfig(
        "sqlite",
        Duration.ofDays(180),
        Duration.ofDays(200),
        Duration.ofDays(365),
        Duration.ofDays(60));
  }
}
