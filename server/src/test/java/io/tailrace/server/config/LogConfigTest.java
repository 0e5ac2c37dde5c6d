package io.tailrace.server.config;

import io.tailrace.core.lease.LeaseTimes;
import io.tailrace.core.log.Retention;
import io.tailrace.core.settings.Secret;
import io.tailrace.log.redis.RedisLogConfig;
import io.tailrace.log.redis.RedisLogin;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

class LogConfigTest extends ConfigTest<LogConfigTest.Log> {
  /** What holds for every engine, and what for Redis. */
  record Log(LogConfig any, RedisLogConfig redis) {}

  @Override
  Function<Configuration, Log> record() {
    return configuration ->
        new Log(configuration.log(), configuration.engines().get(RedisLogConfig.class));
  }

  @Override
  List<String> keys() {
    return section("log");
  }

  @Override
  Log defaults() {
    return new Log(
        new LogConfig(
            "sqlite",
            new Retention(Duration.ofDays(30), Duration.ofDays(90), 1 << 30, Duration.ofDays(8))),
        new RedisLogConfig(
            "tailrace",
            8,
            0,
            0,
            Duration.ofHours(1),
            new LeaseTimes(Duration.ofSeconds(10)),
            false,
            new RedisLogin("", Secret.NONE)));
  }

  @Override
  Map<String, String> given() {
    return Map.ofEntries(
        Map.entry("log.url", "sqlite"),
        Map.entry("log.retention", "7d"),
        Map.entry("log.max-retention", "60d"),
        Map.entry("log.min-free", "5GB"),
        Map.entry("log.deduplication", "P10D"),
        Map.entry("log.name", "mail"),
        Map.entry("log.partitions", "4"),
        Map.entry("log.max-bytes", "2GiB"),
        Map.entry("log.wait-replicas", "1"),
        Map.entry("log.keep-after-consumed", "6h"),
        Map.entry("log.lease", "30s"),
        Map.entry("log.require-durable", "true"),
        Map.entry("log.user", "mailer"),
        Map.entry("log.password", "p w"));
  }

  @Override
  Log expected() {
    return new Log(
        new LogConfig(
            "sqlite",
            new Retention(
                Duration.ofDays(7), Duration.ofDays(60), 5_000_000_000L, Duration.ofDays(10))),
        new RedisLogConfig(
            "mail",
            4,
            2L << 30,
            1,
            Duration.ofHours(6),
            new LeaseTimes(Duration.ofSeconds(30)),
            true,
            new RedisLogin("mailer", Secret.of("p w"))));
  }
}
