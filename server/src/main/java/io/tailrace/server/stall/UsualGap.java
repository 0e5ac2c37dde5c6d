package io.tailrace.server.stall;

import java.time.Duration;
import java.util.Arrays;

/**
 * The longest time between two verified requests of a feed in the last days: what is much longer is
 * a silence. In whole seconds since 1970. For one thread at a time.
 */
final class UsualGap {
  /** A shorter gap is never a silence, so that it need not be noted. */
  static final long NOTED_SECONDS = Duration.ofMinutes(30).toSeconds();

  private static final int DAYS = 7;
  private static final long DAY = Duration.ofDays(1).toSeconds();
  private static final long LEAST = Duration.ofHours(1).toSeconds();

  private final long since;
  private final long[] days = new long[DAYS];
  private final long[] longest = new long[DAYS];

  /**
   * Makes one.
   *
   * @param since when this began to watch
   */
  UsualGap(long since) {
    this.since = since;
    Arrays.fill(days, -1);
  }

  void saw(long from, long to) {
    int place = (int) (to / DAY % DAYS);
    longest[place] = days[place] == to / DAY ? Math.max(longest[place], to - from) : to - from;
    days[place] = to / DAY;
  }

  /** Whether nothing since {@code last} is unusual by now. Not told before a day was watched. */
  boolean isSilence(long last, long now) {
    if (now - since < DAY) {
      return false;
    }
    long usual = 0;
    for (int place = 0; place < DAYS; place++) {
      if (now / DAY - days[place] < DAYS) {
        usual = Math.max(usual, longest[place]);
      }
    }
    return now - last > Math.max(LEAST, 2 * usual);
  }
}
