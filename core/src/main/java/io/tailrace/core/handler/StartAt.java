package io.tailrace.core.handler;

import io.tailrace.core.log.LogReader;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.Position;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a sink begins that never had a position. Asked the first time only: from then on it goes on
 * where it stood. Immutable, safe to share between threads.
 */
public final class StartAt {
  /** With what is received from the first start on. */
  public static final StartAt NOW = new StartAt(null);

  /** With the oldest that the log still has. */
  public static final StartAt EARLIEST = new StartAt(Instant.MIN);

  private final @Nullable Instant time;

  private StartAt(@Nullable Instant time) {
    this.time = time;
  }

  /** With what was received at that time or later, as far as the log still has it. */
  public static StartAt time(Instant time) {
    return new StartAt(time);
  }

  /**
   * The same, once it is known when now is: that must be said before anything can be received,
   * since what comes before a sink was opened for the first time is its own too.
   */
  public StartAt asOf(Instant now) {
    return time == null ? time(now) : this;
  }

  /**
   * The position to begin at.
   *
   * @param first the log's very first offset in this partition
   */
  Position in(LogReader log, Position first) throws LogUnavailableException {
    if (this == EARLIEST) {
      return first;
    }
    long offset =
        time == null ? log.range(first.partition()).end() : log.seek(first.partition(), time);
    return first.advancedTo(offset);
  }
}
