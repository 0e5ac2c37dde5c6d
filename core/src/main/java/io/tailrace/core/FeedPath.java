package io.tailrace.core;

import java.util.Optional;

/** The path that each feed's requests come to. Stateless. */
public final class FeedPath {
  /** The feed of the path without a name. */
  public static final String DEFAULT_FEED = "default";

  private static final String WEBHOOKS = "/webhooks/customerio";

  private FeedPath() {}

  /** Where the requests of the feed of this name come to. */
  public static String of(String feed) {
    return feed.equals(DEFAULT_FEED) ? WEBHOOKS : WEBHOOKS + "/" + feed;
  }

  /**
   * The feed's name in a decoded path. One slash at the end changes nothing: a path that was pasted
   * with it would cost an hour a request.
   *
   * @return empty for a path that is no feed's
   */
  public static Optional<String> feed(String path) {
    if (!path.startsWith(WEBHOOKS)) {
      return Optional.empty();
    }
    int end = path.endsWith("/") ? path.length() - 1 : path.length();
    if (end == WEBHOOKS.length()) {
      return Optional.of(DEFAULT_FEED);
    }
    if (end < WEBHOOKS.length() || path.charAt(WEBHOOKS.length()) != '/') {
      return Optional.empty();
    }
    String name = path.substring(WEBHOOKS.length() + 1, end);
    return name.isEmpty() || name.indexOf('/') >= 0 ? Optional.empty() : Optional.of(name);
  }
}
