package io.tailrace.server.config;

import io.tailrace.core.settings.Secret;
import io.tailrace.core.settings.SettingDefinition;
import io.tailrace.customerio.SignatureScheme;
import io.tailrace.customerio.appapi.Region;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The default feed's, whose keys need no prefix. */
class FeedConfigTest extends ConfigTest<FeedConfig> {
  @Override
  Function<Configuration, FeedConfig> record() {
    return configuration -> configuration.feed("default").orElseThrow();
  }

  @Override
  List<String> keys() {
    return ConfigurationLoader.WHOLE.named().get(0).section().settings().stream()
        .<String>map(SettingDefinition::key)
        .toList();
  }

  @Override
  FeedConfig defaults() {
    URI us = URI.create("https://api.customer.io");
    return new FeedConfig(
        "default",
        Secret.NONE,
        SignatureScheme.ANY,
        Optional.empty(),
        new AppApiConfig(Secret.NONE, Region.US, Optional.of(us)));
  }

  @Override
  Map<String, String> given() {
    return Map.of(
        "signing-keys", "new-key, old-key",
        "signature", "v0",
        "reject-older-than", "1h",
        "app-api-key", "an-app-api-key",
        "region", "eu",
        "app-api-url", "http://localhost:9000/");
  }

  @Override
  FeedConfig expected() {
    URI local = URI.create("http://localhost:9000/");
    return new FeedConfig(
        "default",
        Secret.of("new-key", "old-key"),
        SignatureScheme.V0,
        Optional.of(Duration.ofHours(1)),
        new AppApiConfig(Secret.of("an-app-api-key"), Region.EU, Optional.of(local)));
  }
}
