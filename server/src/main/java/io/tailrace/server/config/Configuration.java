package io.tailrace.server.config;

import java.util.List;
import java.util.Optional;

/**
 * Everything that can be set, checked. Immutable, safe to share between threads.
 *
 * @param feeds at least one, by name
 */
public record Configuration(
    ServerConfig server,
    List<FeedConfig> feeds,
    LimitsConfig limits,
    LogConfig log,
    ConsumerConfig consumer,
    DatabaseConfig database,
    WarehouseConfig warehouse,
    LoggingConfig logging) {
  private static final String WITHOUT_KEY =
      """
      No signing key is configured, so no request could be verified.
      1. In Customer.io, open Data & Integrations → Integrations → Reporting Webhooks, and there \
      the webhook that points here. Its page shows the signing key.
      2. Give it to Tailrace in one of these ways:
           TAILRACE_SIGNING_KEYS=<key>             in the environment
           TAILRACE_SIGNING_KEYS_FILE=<path>       a file that holds it, one key a line
           signing-keys-file: <path>               in tailrace.yaml
      3. Start again.
      Only looking around? `tailrace demo` needs no key.\
      """;

  public Configuration {
    feeds = List.copyOf(feeds);
  }

  public Optional<FeedConfig> feed(String name) {
    return feeds.stream().filter(feed -> feed.name().equals(name)).findFirst();
  }

  /** Why a server cannot start, and what to do, if no feed has a signing key; else empty. */
  public Optional<String> requireSigningKey() {
    boolean any = feeds.stream().anyMatch(feed -> !feed.signingKeys().isEmpty());
    return any ? Optional.empty() : Optional.of(WITHOUT_KEY);
  }
}
