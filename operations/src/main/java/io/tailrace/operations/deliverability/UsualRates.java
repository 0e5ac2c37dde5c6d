package io.tailrace.operations.deliverability;

import io.tailrace.operations.OperationException;
import io.tailrace.operations.series.EventSeries;
import io.tailrace.operations.series.Measure;
import io.tailrace.operations.series.MeasureCounts;
import io.tailrace.operations.series.SeriesQuestion;
import io.tailrace.operations.series.TimeRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What is usual: the median of the rates of the four weeks before a range. A bad week among them
 * does not make the next one look good. Weeks in which too little was sent do not count, and one
 * week alone is no rule. Immutable.
 */
final class UsualRates {
  /** As answers say it. */
  static final String MEANING = "the median of the four weeks before";

  private static final Duration WEEK = Duration.ofDays(7);
  private static final int WEEKS = 4;
  private static final int FEWEST_WEEKS = 2;

  private final List<Map<List<Object>, MeasureCounts>> weeks;

  private UsualRates(List<Map<List<Object>, MeasureCounts>> weeks) {
    this.weeks = weeks;
  }

  /** Those before a question's range, in its groups. */
  static UsualRates before(SeriesQuestion question, EventSeries series) throws OperationException {
    List<Map<List<Object>, MeasureCounts>> weeks = new ArrayList<>();
    for (int i = 1; i <= WEEKS; i++) {
      TimeRange week =
          new TimeRange(
              question.range().from().minus(WEEK.multipliedBy(i)),
              question.range().from().minus(WEEK.multipliedBy(i - 1)));
      weeks.add(series.counts(question.of(week)));
    }
    return new UsualRates(weeks);
  }

  /** Of one group, those rates that are known. */
  Map<Measure, Double> of(List<Object> group) {
    return medians(
        weeks.stream().filter(it -> it.containsKey(group)).map(it -> it.get(group)).toList());
  }

  /** Of all groups together. */
  Map<Measure, Double> ofAll() {
    return medians(weeks.stream().map(it -> MeasureCounts.sum(it.values())).toList());
  }

  private static Map<Measure, Double> medians(List<MeasureCounts> weeks) {
    Map<Measure, Double> usual = new EnumMap<>(Measure.class);
    for (Measure rate : Measure.values()) {
      List<Double> shares = new ArrayList<>();
      for (MeasureCounts week : rate.isRate() ? weeks : List.<MeasureCounts>of()) {
        Double share = week.share(rate);
        if (share != null && week.parts(rate).get(1) >= Threshold.FEW) {
          shares.add(share);
        }
      }
      if (shares.size() >= FEWEST_WEEKS) {
        usual.put(rate, median(shares));
      }
    }
    return usual;
  }

  private static double median(List<Double> shares) {
    Collections.sort(shares);
    int middle = shares.size() / 2;
    return shares.size() % 2 == 1
        ? shares.get(middle)
        : (shares.get(middle - 1) + shares.get(middle)) / 2;
  }
}
