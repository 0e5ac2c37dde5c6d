package io.tailrace.server;

import io.tailrace.customerio.SigningKey;
import io.tailrace.customerio.appapi.AppApi;
import io.tailrace.customerio.appapi.AppApiClient;
import io.tailrace.customerio.appapi.AppApiKey;
import io.tailrace.customerio.appapi.AppApiSettings;
import io.tailrace.customerio.appapi.Limits;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.Workspaces;
import io.tailrace.server.config.AppApiConfig;
import io.tailrace.server.config.FeedConfig;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The App APIs of the configured feeds: one client for each, since all that ask a workspace share
 * its allowance of requests. A key in a file that changed makes a new client. Safe for use by many
 * threads.
 */
public final class ConfiguredAppApi implements Workspaces {
  /** Somebody may wait for the answer; Customer.io allows a workspace 10 requests a second. */
  private static final Limits LIMITS =
      new Limits(10, Duration.ofSeconds(15), Duration.ofSeconds(30));

  private final Map<String, FeedConfig> feeds;
  private final UnaryOperator<AppApiSettings> settings;
  private final Map<String, Made> clients = new ConcurrentHashMap<>();

  public ConfiguredAppApi(List<FeedConfig> feeds) {
    this(feeds, usual -> usual.withLimits(LIMITS));
  }

  /**
   * Clients with other limits or another clock.
   *
   * @param settings changes what follows from the configuration
   */
  public ConfiguredAppApi(List<FeedConfig> feeds, UnaryOperator<AppApiSettings> settings) {
    this.feeds = feeds.stream().collect(Collectors.toMap(FeedConfig::name, Function.identity()));
    this.settings = settings;
  }

  /** Whether this feed's workspace can be asked at all. */
  public boolean hasKey(String feed) {
    FeedConfig config = feeds.get(feed);
    return config != null && !config.appApi().key().isEmpty();
  }

  @Override
  public AppApi appApi(String feed) throws OperationException {
    AppApiConfig config = feed(feed).appApi();
    String key = config.key().value().orElse(null);
    if (key == null) {
      throw OperationException.refused(withoutKey(feed));
    }
    try {
      return clients
          .compute(feed, (name, made) -> isOf(key, made) ? made : make(key, config.address()))
          .client();
    } catch (IllegalArgumentException noKey) {
      throw OperationException.refused("Feed '" + feed + "': " + noKey.getMessage());
    }
  }

  private static boolean isOf(String key, Made made) {
    return made != null && made.key().equals(key);
  }

  private Made make(String key, URI url) {
    return new Made(
        key, new AppApiClient(settings.apply(new AppApiSettings(new AppApiKey(key), url))));
  }

  @Override
  public List<SigningKey> signingKeys(String feed) throws OperationException {
    List<String> keys = feed(feed).signingKeys().values();
    if (keys.isEmpty()) {
      throw OperationException.refused(
          "Feed '%s' has no signing key, so its requests are answered 503. In Customer.io, open the"
                  .formatted(feed)
              + " reporting webhook's page, copy its signing key, set "
              + FeedConfig.variable(feed, "signing-keys")
              + " and restart the server.");
    }
    return keys.stream().map(SigningKey::new).toList();
  }

  private FeedConfig feed(String name) throws OperationException {
    FeedConfig feed = feeds.get(name);
    if (feed == null) {
      throw OperationException.wrongRequest(
          "There is no feed named '%s'; there is %s."
              .formatted(name, String.join(", ", feeds.keySet().stream().sorted().toList())));
    }
    return feed;
  }

  private static String withoutKey(String feed) {
    return "Feed '%s' has no App API key, so its workspace cannot be asked. Make one in Customer.io"
            .formatted(feed)
        + " under Account settings → API credentials → App API keys, set "
        + FeedConfig.variable(feed, "app-api-key")
        + " (and "
        + FeedConfig.variable(feed, "region")
        + "=eu for a workspace in the EU), and restart the server if one runs.";
  }

  /** A client and the key that it was made with. */
  private record Made(String key, AppApi client) {}
}
