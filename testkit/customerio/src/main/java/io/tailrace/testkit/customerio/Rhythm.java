package io.tailrace.testkit.customerio;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/**
 * Days and nights, weekdays and weekends: makes of moments that are spread evenly over some weeks
 * moments as a shop has them, in the same order. Immutable, safe to share between threads.
 */
final class Rhythm {
  private static final long HOUR = 3_600_000;

  /** How much happens in each hour of a day, in UTC, against the others. */
  private static final int[] HOURS = {
    3, 2, 1, 1, 2, 4, 7, 11, 15, 18, 17, 15, 14, 14, 13, 13, 14, 16, 18, 17, 14, 10, 7, 5
  };

  private static final double WEEKEND = 0.6;

  private final long startMillis;

  /** What part of everything has happened when that hour since the start begins. */
  private final double[] before;

  Rhythm(Instant start, Instant end) {
    this.startMillis = start.toEpochMilli();
    int hours = (int) Math.max(1, (end.toEpochMilli() - startMillis) / HOUR);
    this.before = new double[hours + 1];
    for (int hour = 0; hour < hours; hour++) {
      before[hour + 1] = before[hour] + weight(start.plusMillis(hour * HOUR));
    }
  }

  private static double weight(Instant moment) {
    ZonedDateTime time = moment.atZone(ZoneOffset.UTC);
    boolean weekend = time.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    return HOURS[time.getHour()] * (weekend ? WEEKEND : 1);
  }

  /** When it really happens; a moment after the end stays one. */
  long at(long evenMillis) {
    int hours = before.length - 1;
    double part = (double) (evenMillis - startMillis) / (hours * HOUR) * before[hours];
    int hour = 0;
    while (hour < hours - 1 && before[hour + 1] < part) {
      hour++;
    }
    double within = (part - before[hour]) / (before[hour + 1] - before[hour]);
    return startMillis + (long) ((hour + within) * HOUR);
  }
}
