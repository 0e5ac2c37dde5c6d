package io.tailrace.server.config;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What can only be wrong about several settings together. For one thread. */
final class CrossChecks {
  private final Configuration configuration;
  private final Reading reading;
  private final Problems problems;

  CrossChecks(Configuration configuration, Reading reading, Problems problems) {
    this.configuration = configuration;
    this.reading = reading;
    this.problems = problems;
  }

  void run() {
    addresses();
    durations();
    feedNames();
    missingKeys();
    sharedKeys();
  }

  private void addresses() {
    Address receiver = configuration.server().receiver();
    Address admin = configuration.server().admin();
    if (!admin.isLoopback() && configuration.server().adminToken().isEmpty()) {
      problems.error(
          origin(Settings.ADMIN_HOST),
          "admin-host lets other machines in, so it needs an admin-token; set one, or leave"
              + " admin-host at 127.0.0.1");
    }
    boolean sameHost = receiver.host().equals(admin.host());
    boolean overlapping = sameHost || receiver.isEveryInterface() || admin.isEveryInterface();
    if (receiver.port() == admin.port() && receiver.port() != 0 && overlapping) {
      problems.error(
          stronger(Settings.PORT, Settings.ADMIN_PORT),
          "port and admin-port are both " + receiver.port() + "; choose another for one of them");
    }
  }

  private void durations() {
    LogConfig log = configuration.log();
    ConsumerConfig consumer = configuration.consumer();
    atLeast(
        Settings.LOG_MAX_RETENTION, log.maxRetention(), Settings.LOG_RETENTION, log.retention());
    atLeast(
        Settings.CONSUMER_MAX_BACKOFF,
        consumer.maxBackoff(),
        Settings.CONSUMER_RETRY_BACKOFF,
        consumer.retryBackoff());
    atLeast(
        Settings.DATABASE_RETENTION_ACTIVITY,
        configuration.database().activity(),
        Settings.LOG_MAX_RETENTION,
        log.maxRetention());
  }

  private void atLeast(Setting<?> longer, Duration is, Setting<?> shorter, Duration least) {
    if (is.compareTo(least) < 0) {
      problems.error(
          stronger(longer, shorter),
          "%s (%s) must be at least %s (%s)"
              .formatted(
                  longer.key(),
                  DurationFormat.format(is),
                  shorter.key(),
                  DurationFormat.format(least)));
    }
  }

  private void feedNames() {
    Map<String, String> byVariable = new HashMap<>();
    for (FeedConfig feed : configuration.feeds()) {
      String other = byVariable.putIfAbsent(Catalogue.upperSnake(feed.name()), feed.name());
      if (other != null) {
        problems.error(
            reading.feedOrigin(feed.name()),
            "the feeds %s and %s would share their variables' names; rename one of them"
                .formatted(other, feed.name()));
      }
    }
  }

  private void missingKeys() {
    if (configuration.requireSigningKey().isPresent()) {
      return;
    }
    for (FeedConfig feed : configuration.feeds()) {
      if (feed.signingKeys().isEmpty()) {
        problems.warning(
            reading.feedOrigin(feed.name()),
            "feed %s has no signing-keys; its requests are answered 503 until it has"
                .formatted(feed.name()));
      }
    }
  }

  private void sharedKeys() {
    Map<String, String> owners = new HashMap<>();
    for (FeedConfig feed : configuration.feeds()) {
      Set<String> others = new HashSet<>();
      for (String key : feed.signingKeys().values()) {
        String owner = owners.putIfAbsent(key, feed.name());
        if (owner != null && !owner.equals(feed.name()) && others.add(owner)) {
          problems.warning(
              reading.origin(Catalogue.FEEDS + feed.name() + ".signing-keys"),
              "the feeds %s and %s have a signing key in common; is one of them the wrong one?"
                  .formatted(owner, feed.name()));
        }
      }
    }
  }

  private Origin origin(Setting<?> setting) {
    return reading.origin(setting.key());
  }

  /** The place to change: where one of them was given rather than left at its default. */
  private Origin stronger(Setting<?> one, Setting<?> other) {
    List<Origin> origins = List.of(origin(one), origin(other));
    return origins.get(0).kind().compareTo(origins.get(1).kind()) >= 0
        ? origins.get(0)
        : origins.get(1);
  }
}
