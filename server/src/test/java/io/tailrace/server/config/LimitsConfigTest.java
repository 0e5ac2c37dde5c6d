package io.tailrace.server.config;

import io.tailrace.receiver.LimitsConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

class LimitsConfigTest extends ConfigTest<LimitsConfig> {
  @Override
  Function<Configuration, LimitsConfig> record() {
    return Configuration::limits;
  }

  @Override
  List<String> keys() {
    return section("limits");
  }

  @Override
  LimitsConfig defaults() {
    return new LimitsConfig(8 << 20, 64 << 20, Duration.ofSeconds(3), Duration.ofSeconds(620));
  }

  @Override
  Map<String, String> given() {
    return Map.of(
        "limits.body",
        "1MiB",
        "limits.unverified",
        "128MiB",
        "limits.deadline",
        "2s",
        "limits.idle",
        "90s");
  }

  @Override
  LimitsConfig expected() {
    return new LimitsConfig(1 << 20, 128 << 20, Duration.ofSeconds(2), Duration.ofSeconds(90));
  }
}
