package io.tailrace.server.config;

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
    return Settings.ALL.stream().map(Setting::key).filter(key -> !key.contains(".")).toList();
  }

  @Override
  ServerConfig defaults() {
    return new ServerConfig(
        new Address("0.0.0.0", 8080),
        new Address("127.0.0.1", 8081),
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
        new Address("10.0.0.1", 80),
        new Address("0.0.0.0", 81),
        Secret.of("a-long-admin-token"),
        folder.resolve("var/tailrace"),
        Duration.ofSeconds(30));
  }
}
