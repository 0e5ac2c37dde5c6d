package io.tailrace.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.settings.EffectiveValue;
import io.tailrace.core.settings.Secret;
import io.tailrace.sink.database.DatabaseConfig;
import io.tailrace.sink.database.DatabaseRetention;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DatabaseConfigTest extends ConfigTest<DatabaseConfig> {
  @Override
  Function<Configuration, DatabaseConfig> record() {
    return configuration -> configuration.sinks().get(DatabaseConfig.class);
  }

  @Override
  List<String> keys() {
    return section("database");
  }

  @Override
  DatabaseConfig defaults() {
    return new DatabaseConfig(
        "sqlite",
        "",
        Secret.NONE,
        "tailrace",
        new DatabaseRetention(
            Duration.ofDays(90), Duration.ofDays(400), Duration.ofDays(800), Duration.ofDays(30)));
  }

  @Override
  Map<String, String> given() {
    return Map.of(
        "database.url",
        "jdbc:postgresql://h:5433/d?sslmode=verify-full",
        "database.user",
        "app",
        "database.password",
        "hunter2",
        "database.schema",
        "mail",
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
        "jdbc:postgresql://h:5433/d?sslmode=verify-full",
        "app",
        Secret.of("hunter2"),
        "mail",
        new DatabaseRetention(
            Duration.ofDays(180), Duration.ofDays(200), Duration.ofDays(365), Duration.ofDays(60)));
  }

  @Test
  void passwordsAreNotShown() throws IOException {
    String url = "jdbc:postgresql://h/d?user=app&password=hunter2&sslpassword=hunter3&ssl=true";
    Loaded loaded = new Trial(folder).yaml("database.url: " + url);
    String shown =
        loaded.values().stream()
            .filter(value -> value.key().equals("database.url"))
            .map(EffectiveValue::value)
            .collect(Collectors.joining());
    assertThat(shown).contains("user=app", "ssl=true").doesNotContain("hunter");
    assertThat(loaded.configuration().sinks().toString()).doesNotContain("hunter");
  }
}
