package io.tailrace.operations.series;

import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.operations.DatabaseStore;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.OperationException;
import io.tailrace.sink.database.CountGroup;
import io.tailrace.sink.database.CountSpan;
import io.tailrace.sink.database.DatabaseReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    rows.fill(question.parts());
    return answer(question, rows, new SourceLabels(database, question));
  }

  /** The rows alone, by their keys: of groups in which something happened. */
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
    SeriesRows rows = new SeriesRows(question);
    List<SeriesRead> reads = SeriesRead.of(question);
    List<SeriesPeriod> parts = question.parts();
    List<SeriesPeriod> periods =
        parts.isEmpty() ? List.of(new SeriesPeriod("", question.range())) : parts;
    database.askForPage(reader -> addAll(reader, reads, periods, rows));
    return rows;
  }

  private static SeriesRows addAll(
      DatabaseReader reader, List<SeriesRead> reads, List<SeriesPeriod> periods, SeriesRows rows)
      throws SinkUnavailableException {
    List<CountSpan> spans = periods.stream().map(it -> it.range().span()).toList();
    for (SeriesRead read : reads) {
      List<List<CountGroup>> counts = reader.happened().counts(read.groups(), spans);
      for (int i = 0; i < spans.size(); i++) {
        for (CountGroup group : counts.get(i)) {
          SeriesGroup of = new SeriesGroup(read.groups().by(), group);
          rows.add(periods.get(i).label(), of, read.measures());
        }
      }
    }
    return rows;
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
