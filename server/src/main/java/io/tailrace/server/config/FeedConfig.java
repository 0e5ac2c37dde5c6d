package io.tailrace.server.config;

import io.tailrace.core.FeedPath;
import io.tailrace.customerio.SignatureScheme;
import java.time.Duration;
import java.util.Optional;

/**
 * One reporting webhook: a path with its keys. Immutable, safe to share between threads; the keys
 * in {@code signingKeys} may change with their file.
 *
 * @param name as in the path {@code /webhooks/customerio/<name>}
 * @param signingKeys {@link Secret#NONE} = its requests are answered 503. Defaults to that
 * @param signature what a signature must cover. Defaults to either
 * @param rejectOlderThan how old a signature may be. Defaults to what deduplication covers
 */
public record FeedConfig(
    String name,
    Secret signingKeys,
    SignatureScheme signature,
    Optional<Duration> rejectOlderThan,
    AppApiConfig appApi) {
  /**
   * The environment variable that sets this for the feed of this name, such as its signing-keys.
   */
  public static String variable(String feed, String key) {
    return Catalogue.variable(
        feed.equals(FeedPath.DEFAULT_FEED) ? key : Catalogue.FEEDS + feed + "." + key);
  }
}
