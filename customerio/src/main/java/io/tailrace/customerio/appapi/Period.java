package io.tailrace.customerio.appapi;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/**
 * The length of a series' buckets. Customer.io's weeks begin on Sunday, and all but hours at
 * midnight of the series' time zone. Immutable.
 */
public enum Period {
  HOUR("hours", "hourly", 24, ChronoUnit.HOURS),
  DAY("days", "daily", 45, ChronoUnit.DAYS),
  WEEK("weeks", "weekly", 12, ChronoUnit.WEEKS),
  MONTH("months", "monthly", 120, ChronoUnit.MONTHS);

  /** The API reads 1 as 2. */
  static final int MIN_STEPS = 2;

  private final String plural;
  private final String resolution;
  private final int maxSteps;
  private final ChronoUnit unit;

  Period(String plural, String resolution, int maxSteps, ChronoUnit unit) {
    this.plural = plural;
    this.resolution = resolution;
    this.maxSteps = maxSteps;
    this.unit = unit;
  }

  /** In Customer.io's word, for the parameter {@code period}. */
  String plural() {
    return plural;
  }

  /** In Customer.io's word, for the parameters {@code res} and {@code resolution}. */
  String resolution() {
    return resolution;
  }

  /** How many of them the API tells back from now. */
  public int maxSteps() {
    return maxSteps;
  }

  /** The beginning of the bucket that a moment falls into. */
  public Instant startOf(Instant moment, ZoneId zone) {
    ZonedDateTime there = moment.atZone(zone);
    LocalDate date = there.toLocalDate();
    return switch (this) {
      case HOUR -> there.truncatedTo(ChronoUnit.HOURS).toInstant();
      case DAY -> midnight(date, zone);
      case WEEK -> midnight(date.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY)), zone);
      case MONTH -> midnight(date.withDayOfMonth(1), zone);
    };
  }

  /** The beginning of the bucket that is so many later, or earlier if below zero. */
  public Instant move(Instant start, long buckets, ZoneId zone) {
    return this == HOUR
        ? start.plus(buckets, ChronoUnit.HOURS)
        : midnight(start.atZone(zone).toLocalDate().plus(buckets, unit), zone);
  }

  private static Instant midnight(LocalDate date, ZoneId zone) {
    return date.atStartOfDay(zone).toInstant();
  }

  void requireSteps(int steps) {
    if (steps < MIN_STEPS || steps > maxSteps) {
      throw new IllegalArgumentException(
          "The last %s %s cannot be asked for: Customer.io tells from %s to %s of them."
              .formatted(steps, plural, MIN_STEPS, maxSteps));
    }
  }
}
