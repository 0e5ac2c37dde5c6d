package io.tailrace.server;

import io.tailrace.customerio.SignatureVerifier;
import io.tailrace.customerio.SigningKey;
import io.tailrace.receiver.Feed;
import io.tailrace.receiver.Feeds;
import io.tailrace.server.config.FeedConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The feeds of the configuration, with the keys that their files hold now. Safe for use by many
 * threads.
 */
final class ConfiguredFeeds implements Feeds {
  private final Map<String, Current> feeds;

  ConfiguredFeeds(List<FeedConfig> configured) {
    this.feeds =
        configured.stream()
            .map(Current::new)
            .collect(Collectors.toUnmodifiableMap(Current::name, Function.identity()));
  }

  @Override
  public Optional<Feed> find(String name) {
    Current current = feeds.get(name);
    return current == null ? Optional.empty() : Optional.of(current.feed());
  }

  /** One feed; its verifier is made anew when its keys are other ones. */
  private static final class Current {
    private final FeedConfig config;
    private volatile Made made;

    Current(FeedConfig config) {
      this.config = config;
    }

    String name() {
      return config.name();
    }

    @SuppressWarnings("ReferenceEquality") // it is the same list for as long as nothing changed
    Feed feed() {
      List<String> keys = config.signingKeys().values();
      Made last = made;
      if (last == null || last.keys() != keys) {
        last = new Made(keys, make(keys));
        made = last;
      }
      return last.feed();
    }

    private Feed make(List<String> keys) {
      SignatureVerifier verifier =
          keys.isEmpty()
              ? null
              : new SignatureVerifier(
                  keys.stream().map(SigningKey::new).toList(), config.signature());
      return new Feed(config.name(), verifier, config.rejectOlderThan().orElse(null));
    }
  }

  private record Made(List<String> keys, Feed feed) {}
}
