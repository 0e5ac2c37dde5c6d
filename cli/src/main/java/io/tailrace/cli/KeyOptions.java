package io.tailrace.cli;

import io.tailrace.core.FeedPath;
import io.tailrace.core.settings.Secret;
import io.tailrace.customerio.SigningKey;
import io.tailrace.server.config.Configuration;
import io.tailrace.server.config.FeedConfig;
import java.util.List;
import picocli.CommandLine.Option;

/** Which signing key to use. For one thread. */
final class KeyOptions {
  @Option(
      names = "--key",
      paramLabel = "K",
      description = "Signing key, for trials. Defaults to the feed's in the configuration.")
  private String key;

  @Option(
      names = "--feed",
      paramLabel = "F",
      defaultValue = FeedPath.DEFAULT_FEED,
      description = "Whose key and path. Defaults to the default feed.")
  private String feed;

  FeedConfig feed(Configuration configuration) throws CommandFailedException {
    return configuration.feed(feed).orElseThrow(() -> FeedOption.unknown(feed, configuration));
  }

  /** At least one. */
  List<SigningKey> keys(Configuration configuration) throws CommandFailedException {
    if (key != null) {
      return List.of(new SigningKey(typed()));
    }
    List<String> configured = feed(configuration).signingKeys().values();
    if (configured.isEmpty()) {
      throw CommandFailedException.failed(
          "Feed '"
              + feed
              + "' has no signing key: set "
              + FeedConfig.variable(feed, "signing-keys")
              + ", or give --key for a trial.");
    }
    return configured.stream().map(SigningKey::new).toList();
  }

  private String typed() throws CommandFailedException {
    try {
      return Secret.key(key).values().get(0);
    } catch (IllegalArgumentException e) {
      throw CommandFailedException.usage("--key " + e.getMessage() + ".");
    }
  }

  /** The path that this feed's requests come to. */
  String path() {
    return FeedPath.of(feed);
  }
}
