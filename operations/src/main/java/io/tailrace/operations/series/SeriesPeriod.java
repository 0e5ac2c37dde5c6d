package io.tailrace.operations.series;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a range that counts as one: a day, a week or a month of a zone. An hour belongs to the
 * one in which it begins. Immutable.
 *
 * @param label the date that it begins with
 */
record SeriesPeriod(String label, TimeRange range) {
  private static final int DAYS_OF_WEEK = 7;

  /** Those that a range consists of; the first and the last may be cut. */
  static List<SeriesPeriod> of(TimeRange range, Dimension by, ZoneId zone) {
    List<SeriesPeriod> periods = new ArrayList<>();
    LocalDate day = first(range.from().atZone(zone).toLocalDate(), by);
    while (day.atStartOfDay(zone).toInstant().isBefore(range.to())) {
      LocalDate next = next(day, by);
      TimeRange part =
          new TimeRange(
              later(range.from(), hour(day, zone)), earlier(range.to(), hour(next, zone)));
      if (part.from().isBefore(part.to())) {
        periods.add(new SeriesPeriod(day.toString(), part));
      }
      day = next;
    }
    return periods;
  }

  private static LocalDate first(LocalDate day, Dimension by) {
    return switch (by) {
      case DAY -> day;
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> day.withDayOfMonth(1);
      default -> throw new IllegalArgumentException(by + " is no period");
    };
  }

  private static LocalDate next(LocalDate day, Dimension by) {
    return switch (by) {
      case DAY -> day.plusDays(1);
      case WEEK -> day.plusDays(DAYS_OF_WEEK);
      default -> day.plusMonths(1);
    };
  }

  /** The first hour that begins on this day: some zones' days begin at half past. */
  private static Instant hour(LocalDate day, ZoneId zone) {
    Instant start = day.atStartOfDay(zone).toInstant();
    return new TimeRange(start, start).to();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
