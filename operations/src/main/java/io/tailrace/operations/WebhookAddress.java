package io.tailrace.operations;

import io.tailrace.core.FeedPath;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a reporting webhook sends to. Immutable. */
record WebhookAddress(URI uri) {
  private static final List<String> HERE = List.of("localhost", "127.0.0.1", "[::1]");

  /**
   * Checks what somebody typed, or Customer.io has. One without a path gets that of the feed.
   *
   * @throws OperationException Customer.io could not, or should not, send there
   */
  static WebhookAddress of(@Nullable String text, String feed) throws OperationException {
    URI uri = parsed(text);
    if ("http".equalsIgnoreCase(uri.getScheme()) && !HERE.contains(uri.getHost())) {
      throw OperationException.wrongRequest(
          text
              + " is not encrypted: the events, with people's addresses, would cross the internet"
              + " in the clear. Put HTTPS in front (the manual's proxy.md has settings) and give"
              + " the https:// address.");
    }
    boolean bare = uri.getRawPath().isEmpty() || uri.getRawPath().equals("/");
    return new WebhookAddress(bare ? uri.resolve(FeedPath.of(feed)) : uri);
  }

  private static URI parsed(@Nullable String text) throws OperationException {
    try {
      URI uri = new URI(text == null ? "" : text);
      boolean http =
          "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
      if (http
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawFragment() == null) {
        return uri;
      }
    } catch (URISyntaxException invalid) {
      // said below
    }
    // Not repeated: it may hold a user's name and password.
    throw OperationException.wrongRequest(
        "The URL must be whole, without user or fragment, such as https://hooks.example.com"
            + FeedPath.of(FeedPath.DEFAULT_FEED)
            + ".");
  }

  /** Whether another one is the same place. */
  boolean isSameAs(@Nullable String other) {
    return other != null && normal(uri.toString()).equals(normal(other));
  }

  private static String normal(String url) {
    int path = url.indexOf('/', url.indexOf("//") + 2);
    String text =
        path < 0 ? url : url.substring(0, path).toLowerCase(Locale.ROOT) + url.substring(path);
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }
}
