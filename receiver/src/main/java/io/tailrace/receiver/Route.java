package io.tailrace.receiver;

import org.eclipse.jetty.server.Request;

/** Paths of the receiver. Stateless. */
final class Route {
  private static final String WEBHOOKS = "/webhooks/customerio";

  private Route() {}

  /**
   * A request's path without its empty segments: the commonest slip in joining a URL makes {@code
   * //webhooks/customerio}, and it is clear what is meant. Null if there is none that can be read.
   */
  static String of(Request request) {
    String path = Request.getPathInContext(request);
    return path == null ? null : path.replaceAll("/{2,}", "/");
  }

  /**
   * The feed's name in a decoded path: {@code /webhooks/customerio} is the default feed's, {@code
   * /webhooks/customerio/{feed}} another's. One slash at the end changes nothing, since a path that
   * was pasted with it would cost an hour a request. Null for any other path.
   */
  static String feed(String path) {
    if (path == null || !path.startsWith(WEBHOOKS)) {
      return null;
    }
    int end = path.endsWith("/") ? path.length() - 1 : path.length();
    if (end == WEBHOOKS.length()) {
      return Feeds.DEFAULT;
    }
    if (end < WEBHOOKS.length() || path.charAt(WEBHOOKS.length()) != '/') {
      return null;
    }
    String name = path.substring(WEBHOOKS.length() + 1, end);
    return name.isEmpty() || name.indexOf('/') >= 0 ? null : name;
  }
}
