package io.tailrace.operations.series;

import io.tailrace.operations.OperationException;
import io.tailrace.sink.database.CountColumn;
import io.tailrace.sink.database.CountGroup;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Adds up groups of counts to the rows of an answer. For one question and one thread. */
final class SeriesRows {
  private final SeriesQuestion question;
  private final List<CountColumn> columns;
  private final List<Measure> counted;
  private final Map<List<Object>, EnumMap<Measure, Long>> rows = new LinkedHashMap<>();
  private final EnumMap<Measure, Long> total = new EnumMap<>(Measure.class);

  /**
   * @param columns what the groups are told by
   */
  SeriesRows(SeriesQuestion question, List<CountColumn> columns) {
    this.question = question;
    this.columns = columns;
    this.counted = question.counted();
  }

  /** Counts a group of this period. */
  void add(String period, CountGroup group) {
    List<Object> key = new ArrayList<>();
    for (Dimension dimension : question.by()) {
      CountColumn column = dimension.column();
      key.add(column == null ? period : group.keys().get(columns.indexOf(column)));
    }
    EnumMap<Measure, Long> row = rows.computeIfAbsent(key, it -> new EnumMap<>(Measure.class));
    for (Measure measure : counted) {
      long count = counts(measure, group) ? measure.isHuman() ? group.human() : group.events() : 0;
      row.merge(measure, count, Long::sum);
      total.merge(measure, count, Long::sum);
    }
  }

  private boolean counts(Measure measure, CountGroup group) {
    boolean person = value(group, CountColumn.OBJECT_TYPE).equals(Measure.PERSON);
    String metric = measure.metric();
    return (person ? measure.isOfPersons() : measure.isOfMessages())
        && (metric == null || metric.equals(value(group, CountColumn.METRIC)))
        && !(measure.leavesOutGmail()
            && value(group, CountColumn.MAILBOX_PROVIDER).equals(Measure.GMAIL));
  }

  private Object value(CountGroup group, CountColumn column) {
    return group.keys().get(columns.indexOf(column));
  }

  /**
   * Has each time tell of each group, of some that nothing happened.
   *
   * @throws OperationException they are too many
   */
  void fill(List<SeriesPeriod> periods) throws OperationException {
    if (question.by().isEmpty()) {
      rows.computeIfAbsent(List.of(), it -> new EnumMap<>(Measure.class));
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
        rows.computeIfAbsent(key, it -> new EnumMap<>(Measure.class));
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
  List<Map.Entry<List<Object>, EnumMap<Measure, Long>>> sorted() {
    return rows.entrySet().stream().sorted(order()).toList();
  }

  private Comparator<Map.Entry<List<Object>, EnumMap<Measure, Long>>> order() {
    Comparator<Map.Entry<List<Object>, EnumMap<Measure, Long>>> byKey =
        (one, other) -> compare(one.getKey(), other.getKey());
    Measure largest = question.order();
    if (largest == null) {
      return byKey;
    }
    Comparator<Map.Entry<List<Object>, EnumMap<Measure, Long>>> bySize =
        Comparator.comparingDouble(row -> -MeasureValue.size(largest, row.getValue()));
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

  EnumMap<Measure, Long> total() {
    return total;
  }
}
