package io.tailrace.operations.series;

import io.tailrace.operations.OperationException;
import io.tailrace.sink.database.CountColumn;
import io.tailrace.sink.database.CountFilter;
import io.tailrace.sink.database.CountGroups;
import io.tailrace.sink.database.CountTable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is read from one table for a question, and which measures count it. Immutable. */
record SeriesRead(CountGroups groups, List<Measure> measures) {

  /**
   * What must be read.
   *
   * @throws OperationException a cause is asked of what has none
   */
  static List<SeriesRead> of(SeriesQuestion question) throws OperationException {
    boolean byCause =
        question.by().contains(Dimension.CAUSE)
            || question.filters().stream().anyMatch(it -> it.column() == CountColumn.CAUSE);
    List<Measure> refusals = new ArrayList<>();
    List<Measure> events = new ArrayList<>();
    for (Measure measure : question.counted()) {
      if (byCause && !measure.hasCauses()) {
        throw OperationException.wrongRequest(
            "Only bounced, permanent_bounced, temporary_bounced and deferred are counted by cause,"
                + " not '"
                + measure.word()
                + "'.");
      }
      (byCause || measure.isOfCauses() ? refusals : events).add(measure);
    }
    List<SeriesRead> reads = new ArrayList<>();
    if (!events.isEmpty()) {
      reads.add(read(false, question, events));
    }
    if (!refusals.isEmpty()) {
      reads.add(read(true, question, refusals));
    }
    return reads;
  }

  private static SeriesRead read(boolean byCause, SeriesQuestion question, List<Measure> measures) {
    Set<CountColumn> by = new LinkedHashSet<>();
    List<CountFilter> filters = new ArrayList<>(question.filters());
    for (Dimension dimension : question.by()) {
      by.addAll(dimension.columns());
      if (dimension.isSource() && dimension.filters()) {
        filters.add(CountFilter.not(dimension.columns().get(0), 0L));
      }
    }
    by.add(CountColumn.OBJECT_TYPE);
    by.add(CountColumn.METRIC);
    if (byCause) {
      by.add(CountColumn.CAUSE);
    }
    filters.addAll(only(measures));
    Set<CountColumn> needed = new LinkedHashSet<>(by);
    filters.forEach(filter -> needed.add(filter.column()));
    CountTable from = CountTable.holding(needed);
    return new SeriesRead(new CountGroups(from, List.copyOf(by), filters), measures);
  }

  /** What need not be read for these measures. */
  private static List<CountFilter> only(List<Measure> measures) {
    List<CountFilter> filters = new ArrayList<>();
    if (measures.stream().noneMatch(Measure::isOfPersons)) {
      filters.add(CountFilter.not(CountColumn.OBJECT_TYPE, Measure.PERSON));
    }
    if (measures.stream().noneMatch(Measure::isOfMessages)) {
      filters.add(CountFilter.only(CountColumn.OBJECT_TYPE, List.of(Measure.PERSON)));
    }
    if (!measures.contains(Measure.EVENTS)) {
      filters.add(
          CountFilter.only(
              CountColumn.METRIC, measures.stream().map(Measure::metric).distinct().toList()));
    }
    return filters;
  }
}
