package io.tailrace.testkit.customerio.appapi;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The periods of a series: the beginnings of its buckets and the end of the last one. "Days start
 * at 00:00 EST. Weeks start at 00:00 EST on Sunday. Months start at 00:00 EST on the 1st" (App API
 * reference, Get campaign metrics, {@code steps}). Immutable.
 */
record Buckets(List<Instant> starts, Instant end) {
  static final int MAX_YEARS = 10;

  private static final ZoneId EST = ZoneOffset.ofHours(-5);
  private static final Map<String, Integer> MAX_STEPS =
      Map.of("hours", 24, "days", 45, "weeks", 12, "months", 121);
  private static final Map<String, String> RESOLUTIONS =
      Map.of("hourly", "hours", "daily", "days", "weekly", "weeks", "monthly", "months");

  /** By {@code period} and {@code steps}: at least 2, and 0 is the maximum. */
  static Buckets bySteps(ApiRequest request, Instant now) {
    String period = request.oneOf("period", MAX_STEPS.keySet());
    String unit = period == null ? "days" : period;
    int most = MAX_STEPS.get(unit);
    int steps = request.number("steps", unit.equals("months") ? 12 : most, most);
    int count = steps == 0 ? most : Math.max(2, steps);
    ZonedDateTime newest = floor(now.atZone(EST), unit);
    return until(move(newest, unit, 1 - count), move(newest, unit, 1).toInstant(), unit);
  }

  /** By {@code res}, {@code start}, {@code end} and {@code tz}: version 2 of campaign metrics. */
  static Buckets bySpan(ApiRequest request, String resolutionName, Instant now) {
    String given = request.parameter(resolutionName);
    String resolution = given == null ? "daily" : given;
    String unit = RESOLUTIONS.getOrDefault(resolution, resolution);
    if (!MAX_STEPS.containsKey(unit)) {
      throw ApiError.of(400, resolutionName + " must be hourly, daily, weekly or monthly");
    }
    Instant end = request.instant("end") == null ? now : request.instant("end");
    Instant start = request.instant("start");
    ZoneId zone = zone(request.parameter("tz"));
    ZonedDateTime first =
        start == null
            ? move(floor(end.atZone(zone), unit), unit, 1 - MAX_STEPS.get(unit))
            : floor(start.atZone(zone), unit);
    if (!first.toInstant().isBefore(end)) {
      throw ApiError.of(400, "start must be before end");
    }
    if (end.isAfter(first.plusYears(MAX_YEARS).plusMonths(1).toInstant())) {
      throw ApiError.of(400, "start and end must be at most 10 years apart");
    }
    return until(first, end, unit);
  }

  private static ZoneId zone(String name) {
    try {
      return name == null || name.equals("EST") ? EST : ZoneId.of(name);
    } catch (DateTimeException unknown) {
      throw ApiError.meta(400, "unknown time zone: " + name);
    }
  }

  private static Buckets until(ZonedDateTime first, Instant end, String unit) {
    List<Instant> starts = new ArrayList<>();
    ZonedDateTime next = first;
    for (int i = 1; next.toInstant().isBefore(end); i++) {
      starts.add(next.toInstant());
      next = move(first, unit, i);
    }
    return new Buckets(starts, next.toInstant());
  }

  private static ZonedDateTime floor(ZonedDateTime moment, String unit) {
    if (unit.equals("hours")) {
      return moment.truncatedTo(ChronoUnit.HOURS);
    }
    ZonedDateTime day = moment.toLocalDate().atStartOfDay(moment.getZone());
    return switch (unit) {
      case "weeks" -> day.minusDays(day.getDayOfWeek().getValue() % DayOfWeek.SUNDAY.getValue());
      case "months" -> day.minusDays(day.getDayOfMonth() - 1L);
      default -> day;
    };
  }

  private static ZonedDateTime move(ZonedDateTime moment, String unit, long steps) {
    return switch (unit) {
      case "hours" -> moment.plusHours(steps);
      case "days" -> moment.plusDays(steps);
      case "weeks" -> moment.plusWeeks(steps);
      default -> moment.plusMonths(steps);
    };
  }

  /** Which bucket a moment is in; below zero = none. */
  int of(Instant moment) {
    if (!moment.isBefore(end)) {
      return -1;
    }
    int at = starts.size() - 1;
    while (at >= 0 && moment.isBefore(starts.get(at))) {
      at--;
    }
    return at;
  }
}
