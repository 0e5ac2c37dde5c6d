package io.tailrace.log.redis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one Redis says of itself: CONFIG GET, which may be refused, and INFO. Immutable. */
record ServerSettings(Map<String, String> config, Map<String, String> info) {
  private static final List<String> ASKED =
      List.of(
          "appendonly",
          "appendfsync",
          "no-appendfsync-on-rewrite",
          "maxmemory",
          "maxmemory-policy",
          "min-replicas-to-write");

  static ServerSettings read(Redis redis) throws RedisUnavailableException {
    Map<String, String> config = new HashMap<>();
    for (String name : ASKED) {
      ServerRole.allowed(
              () -> redis.ask(commands -> commands.configGet(name)), Map.<String, String>of())
          .forEach(config::put);
    }
    String info = ServerRole.allowed(() -> redis.ask(commands -> commands.info()), "");
    return new ServerSettings(Map.copyOf(config), parsed(info));
  }

  static Map<String, String> parsed(String info) {
    Map<String, String> fields = new HashMap<>();
    info.lines()
        .filter(line -> line.contains(":"))
        .forEach(line -> fields.put(before(line), line.substring(line.indexOf(':') + 1).strip()));
    return Map.copyOf(fields);
  }

  private static String before(String line) {
    return line.substring(0, line.indexOf(':'));
  }

  boolean unreadable() {
    return config.isEmpty();
  }

  Optional<String> value(String name) {
    return Optional.ofNullable(config.get(name));
  }

  /** Empty if it is not said. */
  String info(String name) {
    return info.getOrDefault(name, "");
  }

  long number(String name) {
    String text = info(name);
    return text.isEmpty() ? 0 : Long.parseLong(text);
  }

  /** True too where the version is not said. */
  boolean isAtLeast(int major, int minor) {
    List<String> parts = List.of(info("redis_version").split("\\.", -1));
    if (parts.size() < 2) {
      return true;
    }
    int majorIs = Integer.parseInt(parts.get(0));
    return majorIs > major || (majorIs == major && Integer.parseInt(parts.get(1)) >= minor);
  }
}
