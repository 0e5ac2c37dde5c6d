package io.tailrace.server.config;

import io.tailrace.core.settings.NamedSection;
import io.tailrace.core.settings.Origin;
import io.tailrace.core.settings.Problems;
import io.tailrace.core.settings.SettingSources;
import io.tailrace.core.settings.SettingsReader;
import io.tailrace.server.engine.LogEngines;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Finds what is wrong about several settings together. For one thread. */
final class CrossChecks {
  private final Configuration configuration;
  private final SettingsReader reader;
  private final SettingSources sources;
  private final Problems problems;

  CrossChecks(
      Configuration configuration,
      SettingsReader reader,
      SettingSources sources,
      Problems problems) {
    this.configuration = configuration;
    this.reader = reader;
    this.sources = sources;
    this.problems = problems;
  }

  void run() {
    addresses();
    reader.compare();
    ConfigurationLoader.WHOLE.named().forEach(this::names);
    missingKeys();
    sharedKeys();
    store();
    new DashboardChecks(configuration.dashboard(), reader, problems).run();
  }

  private void store() {
    LogConfig log = configuration.log();
    LogEngines.unfit(log.url(), configuration.store().beside(log))
        .ifPresent(why -> problems.error(reader.origin("store.url"), "store.url " + why));
  }

  private void addresses() {
    Address receiver = configuration.server().receiver();
    Address admin = configuration.server().admin();
    if (!admin.isLoopback() && configuration.server().adminToken().isEmpty()) {
      problems.error(
          reader.origin("admin-host"),
          "admin-host lets other machines in, so it needs an admin-token; set one, or leave"
              + " admin-host at 127.0.0.1");
    }
    boolean sameHost = receiver.host().equals(admin.host());
    boolean overlapping = sameHost || receiver.isEveryInterface() || admin.isEveryInterface();
    if (receiver.port() == admin.port() && receiver.port() != 0 && overlapping) {
      problems.error(
          reader.stronger("port", "admin-port"),
          "port and admin-port are both " + receiver.port() + "; choose another for one of them");
    }
  }

  private void names(NamedSection<?> sections) {
    Map<String, String> byVariable = new HashMap<>();
    for (String name : sources.names(sections)) {
      String other = byVariable.putIfAbsent(Catalogue.upperSnake(name), name);
      if (other != null) {
        problems.error(
            mention(sections.prefix(), name),
            "the %s %s and %s would share their variables' names; rename one of them"
                .formatted(sections.prefix(), other, name));
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
            mention(FeedConfig.PREFIX, feed.name()),
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
              reader.origin(FeedConfig.PREFIX + "." + feed.name() + ".signing-keys"),
              "the feeds %s and %s have a signing key in common; is one of them the wrong one?"
                  .formatted(owner, feed.name()));
        }
      }
    }
  }

  private Origin mention(String prefix, String name) {
    return sources.mentions(prefix).getOrDefault(name, Origin.DEFAULT);
  }
}
