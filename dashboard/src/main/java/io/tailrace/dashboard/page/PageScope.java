package io.tailrace.dashboard.page;

/** Which of the choices on top of every page a page heeds; it shows no others. Immutable. */
public enum PageScope {
  NONE,
  FEED,
  FEED_AND_TIME
}
