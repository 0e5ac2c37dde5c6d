package io.tailrace.server.receive;

/** Paths of the receiver. Stateless. */
final class Route {
  private static final String WEBHOOKS = "/webhooks/customerio";

  private Route() {}

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
