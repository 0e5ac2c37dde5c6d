package io.tailrace.dashboard.page;

/**
 * Sends the browser on, to another page of the dashboard. Immutable.
 *
 * @param path with its query, as in {@code /people/7}
 */
public record PageRedirect(String path) implements PageAnswer {
  public PageRedirect {
    if (!path.startsWith("/") || path.startsWith("//")) {
      throw new IllegalArgumentException("not a page of ours: " + path);
    }
  }
}
