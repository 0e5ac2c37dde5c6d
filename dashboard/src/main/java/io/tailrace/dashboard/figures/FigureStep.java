package io.tailrace.dashboard.figures;

import java.time.Duration;

/** Into which steps of time a chart divides its range: so many that a shape is seen. Stateless. */
public final class FigureStep {
  private static final Duration HOURS_UP_TO = Duration.ofDays(3);
  private static final Duration DAYS_UP_TO = Duration.ofDays(120);

  private FigureStep() {}

  /** As {@code by} has it. */
  public static String of(Duration range) {
    if (range.compareTo(HOURS_UP_TO) <= 0) {
      return "hour";
    }
    return range.compareTo(DAYS_UP_TO) <= 0 ? "day" : "week";
  }
}
