package io.tailrace.operations.series;

import io.tailrace.operations.OperationException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Adds up groups of counts to the rows of an answer. For one question and one thread. */
final class SeriesRows {
  private final SeriesQuestion question;
  private final Map<List<Object>, MeasureCounts> rows = new LinkedHashMap<>();
  private final MeasureCounts total = new MeasureCounts();

  SeriesRows(SeriesQuestion question) {
    this.question = question;
  }

  /** One of them. */
  record Row(List<Object> key, MeasureCounts counts) {}

  /** Counts a group of this period by these measures. */
  void add(String period, SeriesGroup of, List<Measure> measures) {
    List<Object> key = new ArrayList<>();
    for (Dimension dimension : question.by()) {
      Object value = dimension.columns().isEmpty() ? period : of.value(dimension);
      if (value == null) {
        return;
      }
      key.add(value);
    }
    MeasureCounts row = rows.computeIfAbsent(key, it -> new MeasureCounts());
    for (Measure measure : measures) {
      long count = of.count(measure);
      row.add(measure, count);
      total.add(measure, count);
    }
  }

  /**
   * Has each time tell of each group, of some that nothing happened.
   *
   * @throws OperationException they are too many
   */
  void fill(List<SeriesPeriod> periods) throws OperationException {
    if (question.by().isEmpty()) {
      rows.computeIfAbsent(List.of(), it -> new MeasureCounts());
    }
    List<List<Object>> groups =
        question.by().size() == 1 ? List.of(List.of("")) : List.copyOf(rows.keySet());
    for (int i = 0; i < question.by().size(); i++) {
      if (question.by().get(i).isTime()) {
        fill(groups, i, labels(periods).toList());
      }
    }
  }

  private void fill(List<List<Object>> groups, int timeAt, List<String> times)
      throws OperationException {
    if ((long) groups.size() * times.size() > SeriesQuestion.MOST_ROWS) {
      throw OperationException.wrongRequest(
          "%s groups at %s times are more than %s rows: narrow the range, or group by less."
              .formatted(groups.size(), times.size(), SeriesQuestion.MOST_ROWS));
    }
    for (List<Object> group : groups) {
      for (String time : times) {
        List<Object> key = new ArrayList<>(group);
        key.set(timeAt, time);
        rows.computeIfAbsent(key, it -> new MeasureCounts());
      }
    }
  }

  private Stream<String> labels(List<SeriesPeriod> periods) {
    if (!question.by().contains(Dimension.HOUR)) {
      return periods.stream().map(SeriesPeriod::label);
    }
    TimeRange range = question.range();
    return Stream.iterate(
            range.from(), hour -> hour.isBefore(range.to()), hour -> hour.plus(1, ChronoUnit.HOURS))
        .map(Object::toString);
  }

  /** All of them, in the order that was asked for. */
  List<Row> sorted() {
    return rows.entrySet().stream()
        .map(row -> new Row(row.getKey(), row.getValue()))
        .sorted(order())
        .toList();
  }

  private Comparator<Row> order() {
    Comparator<Row> byKey = (one, other) -> compare(one.key(), other.key());
    Measure largest = question.order();
    if (largest == null) {
      return byKey;
    }
    Comparator<Row> bySize = Comparator.comparingDouble(row -> -row.counts().size(largest));
    return bySize.thenComparing(byKey);
  }

  @SuppressWarnings("unchecked") // a column's values are all texts or all numbers
  private static int compare(List<Object> one, List<Object> other) {
    for (int i = 0; i < one.size(); i++) {
      int order = ((Comparable<Object>) one.get(i)).compareTo(other.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  MeasureCounts total() {
    return total;
  }
}
