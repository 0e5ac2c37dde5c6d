package io.tailrace.server.config;

import io.tailrace.core.FeedPath;
import io.tailrace.core.consumer.ConsumerSettings;
import io.tailrace.core.settings.EffectiveValues;
import io.tailrace.core.settings.OtherSections;
import io.tailrace.core.settings.Sections;
import io.tailrace.receiver.LimitsConfig;
import io.tailrace.server.engine.SinkEngines;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Everything that can be set, in the order of the manual. Immutable, safe to share between threads.
 *
 * @param feeds at least one, by name
 * @param engines what each engine of a log or a store takes
 * @param sinks what each engine of a sink takes
 * @param effective all of it as it holds and where it came from, secrets masked
 */
public record Configuration(
    ServerConfig server,
    @Sections(prefix = FeedConfig.PREFIX, noun = "feed", flat = FeedPath.DEFAULT_FEED)
        List<FeedConfig> feeds,
    LimitsConfig limits,
    LogConfig log,
    OtherSections engines,
    StoreConfig store,
    ConsumerSettings consumer,
    OtherSections sinks,
    LoggingConfig logging,
    DashboardConfig dashboard,
    EffectiveValues effective) {
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

  /** Why a process with these engines cannot have this role, and what to do; else empty. */
  public Optional<String> cannotBe(Role role) {
    if (role == Role.ALL) {
      return Optional.empty();
    }
    if (!log.isShared()) {
      return Optional.of(
          "--role "
              + role.name().toLowerCase(Locale.ROOT)
              + " needs a log that several processes share: set log.url (TAILRACE_LOG_URL) to"
              + " redis://host:port/db. With the log in the data folder, one process does"
              + " everything: leave --role away.");
    }
    return role == Role.WORKER
        ? SinkEngines.cannotBeShared(sinks).map("--role worker "::concat)
        : Optional.empty();
  }

  /** Why a server cannot start, and what to do, if no feed has a signing key; else empty. */
  public Optional<String> requireSigningKey() {
    boolean any = feeds.stream().anyMatch(feed -> !feed.signingKeys().isEmpty());
    return any ? Optional.empty() : Optional.of(WITHOUT_KEY);
  }
}
