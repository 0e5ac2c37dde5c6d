package io.tailrace.server;

import java.time.Duration;
import java.time.Instant;

/**
 * Tells tables that a sink is about to make from tables that are missing: on a new folder they come
 * some seconds after the start, and later on a busy machine. For one thread.
 */
final class LateTables {
  static final Duration PATIENCE = Duration.ofSeconds(30);
  // null while they are there
  private Instant since;

  /** They are there. */
  void found() {
    since = null;
  }

  /** They are not there now; whether that has been so for too long. */
  boolean areLate(Instant now) {
    if (since == null || now.isBefore(since)) {
      since = now;
    }
    return !now.isBefore(since.plus(PATIENCE));
  }
}
