package io.tailrace.server.config;

import io.tailrace.core.settings.Secret;
import io.tailrace.core.settings.SettingDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

class ServerConfigTest extends ConfigTest<ServerConfig> {
  @Override
  Function<Configuration, ServerConfig> record() {
    return Configuration::server;
  }

  @Override
  List<String> keys() {
    return ConfigurationLoader.WHOLE.settings().stream()
        .map(SettingDefinition::key)
        .filter(key -> !key.contains("."))
        .toList();
  }

  @Override
  ServerConfig defaults() {
    return new ServerConfig(
        8080,
        "0.0.0.0",
        8081,
        "127.0.0.1",
        Secret.NONE,
        folder.resolve("data"),
        Duration.ofSeconds(10));
  }

  @Override
  Map<String, String> given() {
    return Map.of(
        "port", "80",
        "host", "10.0.0.1",
        "admin-port", "81",
        "admin-host", "0.0.0.0",
        "admin-token", "a-long-admin-token",
        "data-dir", "var/tailrace",
        "drain", "30s");
  }

  @Override
  ServerConfig expected() {
    return new ServerConfig(
        80,
        "10.0.0.1",
        81,
        "0.0.0.0",
        Secret.of("a-long-admin-token"),
        folder.resolve("var/tailrace"),
        Duration.ofSeconds(30));
  }
}
