package io.tailrace.core.log;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long space has been low without a break: what somebody still needs is not deleted for a
 * moment in which it was. For one thread.
 */
public final class LowSpace {
  /** So long it must have been low. */
  public static final Duration LONG = Duration.ofMinutes(5);

  private @Nullable Duration since;

  /**
   * Notes how it is now; true if it has been low for long.
   *
   * @param elapsed by a clock that does not jump
   */
  public boolean lasts(boolean low, Duration elapsed) {
    if (!low) {
      since = null;
      return false;
    }
    since = since == null ? elapsed : since;
    return elapsed.minus(since).compareTo(LONG) >= 0;
  }
}
