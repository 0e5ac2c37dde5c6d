package io.tailrace.operations.series;

import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.operations.DatabaseStore;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.OperationException;
import io.tailrace.sink.database.CountColumn;
import io.tailrace.sink.database.CountFilter;
import io.tailrace.sink.database.CountGroups;
import io.tailrace.sink.database.DatabaseReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Answers how often things happened, in groups, from the database's hourly counts. Safe for use by
 * many threads.
 */
public final class EventSeries {
  private final OperationContext parts;

  public EventSeries(OperationContext parts) {
    this.parts = parts;
  }

  /**
   * Reads it.
   *
   * @throws OperationException there is no database to ask, or it takes too long
   */
  public SeriesAnswer read(SeriesQuestion question) throws OperationException {
    DatabaseStore database = database();
    SeriesRows rows = rows(database, question);
    return answer(question, rows, new SourceLabels(database, question));
  }

  /** The rows alone, by their keys. */
  public Map<List<Object>, MeasureCounts> counts(SeriesQuestion question)
      throws OperationException {
    Map<List<Object>, MeasureCounts> counts = new LinkedHashMap<>();
    rows(database(), question).sorted().forEach(row -> counts.put(row.key(), row.counts()));
    return counts;
  }

  private DatabaseStore database() throws OperationException {
    DatabaseStore database = parts.database();
    if (database == null) {
      throw OperationException.unavailable("There is no database here to ask.");
    }
    return database;
  }

  private static SeriesRows rows(DatabaseStore database, SeriesQuestion question)
      throws OperationException {
    List<SeriesPeriod> periods = periods(question);
    SeriesRows rows = new SeriesRows(question);
    CountGroups groups = groups(question);
    database.askForPage(reader -> addAll(reader, groups, periods, rows));
    rows.fill(periods);
    return rows;
  }

  private static SeriesRows addAll(
      DatabaseReader reader, CountGroups groups, List<SeriesPeriod> periods, SeriesRows rows)
      throws SinkUnavailableException {
    for (SeriesPeriod period : periods) {
      TimeRange range = period.range();
      reader
          .counts(groups, range.from(), range.to())
          .forEach(group -> rows.add(period.label(), groups.by(), group));
    }
    return rows;
  }

  /** A day is asked for by itself, so that the database need not know of zones. */
  private static List<SeriesPeriod> periods(SeriesQuestion question) {
    return question.by().stream()
        .filter(it -> it.columns().isEmpty())
        .findFirst()
        .map(by -> SeriesPeriod.of(question.range(), by, question.zone()))
        .orElseGet(() -> List.of(new SeriesPeriod("", question.range())));
  }

  private static CountGroups groups(SeriesQuestion question) {
    List<Measure> counted = question.counted();
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
    if (counted.stream().anyMatch(Measure::leavesOutGmail)) {
      by.add(CountColumn.MAILBOX_PROVIDER);
    }
    filters.addAll(only(counted));
    return new CountGroups(List.copyOf(by), filters);
  }

  /** What need not be read for these measures. */
  private static List<CountFilter> only(List<Measure> counted) {
    List<CountFilter> filters = new ArrayList<>();
    if (counted.stream().noneMatch(Measure::isOfPersons)) {
      filters.add(CountFilter.not(CountColumn.OBJECT_TYPE, Measure.PERSON));
    }
    if (counted.stream().noneMatch(Measure::isOfMessages)) {
      filters.add(CountFilter.only(CountColumn.OBJECT_TYPE, List.of(Measure.PERSON)));
    }
    if (!counted.contains(Measure.EVENTS)) {
      filters.add(
          CountFilter.only(
              CountColumn.METRIC, counted.stream().map(Measure::metric).distinct().toList()));
    }
    return filters;
  }

  private static SeriesAnswer answer(SeriesQuestion question, SeriesRows rows, SourceLabels labels)
      throws OperationException {
    List<SeriesRows.Row> all = rows.sorted();
    var shown = all.subList(0, Math.min(all.size(), question.limit()));
    List<List<@Nullable Object>> values = new ArrayList<>();
    for (var row : shown) {
      List<@Nullable Object> line = new ArrayList<>(row.key());
      line.addAll(values(question, row.counts()));
      values.add(line);
    }
    Map<String, List<List<Long>>> parts = new LinkedHashMap<>();
    Map<String, List<Long>> totalParts = new LinkedHashMap<>();
    for (Measure rate : question.measures().stream().filter(Measure::isRate).toList()) {
      parts.put(rate.word(), shown.stream().map(row -> row.counts().parts(rate)).toList());
      totalParts.put(rate.word(), rows.total().parts(rate));
    }
    return new SeriesAnswer(
        question.measures().stream().map(Measure::word).toList(),
        question.by().stream().map(Dimension::word).toList(),
        values,
        values(question, rows.total()),
        parts,
        totalParts,
        labels.of(values),
        question.range().from(),
        question.range().to(),
        question.zone().getId(),
        all.size() > shown.size());
  }

  private static List<@Nullable Object> values(SeriesQuestion question, MeasureCounts counts) {
    List<@Nullable Object> values = new ArrayList<>();
    question.measures().forEach(measure -> values.add(counts.value(measure)));
    return values;
  }
}
