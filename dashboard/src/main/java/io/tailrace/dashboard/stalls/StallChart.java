package io.tailrace.dashboard.stalls;

import io.tailrace.dashboard.component.Numbers;
import io.tailrace.dashboard.component.Tone;
import io.tailrace.operations.ledger.LateHour;
import io.tailrace.operations.stalls.StallReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The time range from left to right: a strip with the stalls, and under it how many events came
 * late in each hour, or in each day of a long range. 1,000 wide. Immutable.
 *
 * @param label what it shows, for those who do not see it
 * @param most what the highest bar stands for, in words
 */
public record StallChart(
    Instant from, Instant to, String label, String most, List<Mark> stalls, List<Mark> late) {
  private static final double WIDTH = 1_000;
  private static final double BAR_HEIGHT = 72;
  private static final double LEAST_WIDTH = 4;
  private static final Duration BY_HOURS = Duration.ofDays(8);

  public StallChart {
    stalls = List.copyOf(stalls);
    late = List.copyOf(late);
  }

  /**
   * A rectangle.
   *
   * @param css its class
   * @param title what it stands for
   */
  public record Mark(String x, String y, String width, String height, String css, String title) {}

  static StallChart of(StallReport report, Instant now) {
    boolean hours = Duration.between(report.from(), report.to()).compareTo(BY_HOURS) <= 0;
    Duration slot = hours ? Duration.ofHours(1) : Duration.ofDays(1);
    Map<Instant, Long> late = new TreeMap<>();
    for (LateHour hour : report.late()) {
      late.merge(slotOf(hour.hour(), report.from(), slot), hour.events(), Long::sum);
    }
    long most = late.values().stream().mapToLong(Long::longValue).max().orElse(0);
    String per = hours ? "hour" : "day";
    return new StallChart(
        report.from(),
        report.to(),
        "Stalls and late events from left to right; the same stands in the tables below",
        most == 0
            ? "No event came late."
            : "The highest bar: " + Numbers.of(most, "late event") + " in one " + per + ".",
        stalls(report, now),
        bars(report, late, slot, most));
  }

  private static Instant slotOf(Instant hour, Instant from, Duration slot) {
    long number = Math.max(0, Duration.between(from, hour).dividedBy(slot));
    return from.plus(slot.multipliedBy(number));
  }

  private static List<Mark> stalls(StallReport report, Instant now) {
    List<Mark> marks = new ArrayList<>();
    for (StallReport.Line line : report.stalls()) {
      Instant end = line.end() == null ? now : line.end();
      double x = place(line.begin(), report);
      double width = Math.max(LEAST_WIDTH, place(end, report) - x);
      Tone tone = line.stalledMs() == 0 ? Tone.NONE : Tone.BAD;
      double shown = Math.min(x, WIDTH - LEAST_WIDTH);
      String title = StallWords.cause(line) + ", " + StallWords.waited(line);
      marks.add(new Mark(number(shown), "0", number(width), "16", tone.css(), title));
    }
    return marks;
  }

  private static List<Mark> bars(
      StallReport report, Map<Instant, Long> late, Duration slot, long most) {
    List<Mark> marks = new ArrayList<>();
    double width = place(report.from().plus(slot), report);
    late.forEach(
        (begin, events) -> {
          double height = Math.max(2, BAR_HEIGHT * events / most);
          marks.add(
              new Mark(
                  number(place(begin, report)),
                  number(BAR_HEIGHT - height),
                  number(Math.max(LEAST_WIDTH, width - 1)),
                  number(height),
                  "late-bar",
                  Numbers.of(events, "late event")));
        });
    return marks;
  }

  private static double place(Instant at, StallReport report) {
    double whole = Duration.between(report.from(), report.to()).toMillis();
    double share = Duration.between(report.from(), at).toMillis() / whole;
    return WIDTH * Math.clamp(share, 0, 1);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
