package io.tailrace.operations.series;

import io.tailrace.sink.database.CountFilter;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which figures, in what groups. {@link SeriesWords} reads one from what people write. Immutable.
 *
 * @param measures at least one
 * @param by none = one row; at most one of them a time
 * @param zone whose days, weeks and months they are
 * @param order the measure of which the largest come first; null = as the groups are ordered
 * @param limit at most that many rows
 */
public record SeriesQuestion(
    List<Measure> measures,
    List<Dimension> by,
    TimeRange range,
    ZoneId zone,
    List<CountFilter> filters,
    @Nullable Measure order,
    int limit) {
  /** The most rows that an answer has. */
  public static final int MOST_ROWS = 20_000;

  public SeriesQuestion {
    measures = List.copyOf(measures);
    by = List.copyOf(by);
    filters = List.copyOf(filters);
  }

  /** The same of another time. */
  public SeriesQuestion of(TimeRange other) {
    return new SeriesQuestion(measures, by, other, zone, filters, order, limit);
  }

  /** The same in other groups. */
  public SeriesQuestion by(List<Dimension> groups) {
    return new SeriesQuestion(measures, groups, range, zone, filters, order, limit);
  }

  /** The same of less. */
  public SeriesQuestion where(CountFilter filter) {
    List<CountFilter> all = Stream.concat(filters.stream(), Stream.of(filter)).toList();
    return new SeriesQuestion(measures, by, range, zone, all, order, limit);
  }

  /** The dates of its days, weeks or months; none where it groups by none. */
  public List<String> periods() {
    return parts().stream().map(SeriesPeriod::label).toList();
  }

  /** A day is asked for by itself, so that the database need not know of zones. */
  List<SeriesPeriod> parts() {
    return by.stream()
        .filter(it -> it.columns().isEmpty())
        .findFirst()
        .map(it -> SeriesPeriod.of(range, it, zone))
        .orElse(List.of());
  }

  /** The same in another order, and at most that many rows of it. */
  public SeriesQuestion with(@Nullable Measure largestFirst, int most) {
    return new SeriesQuestion(measures, by, range, zone, filters, largestFirst, most);
  }

  /** What must be counted for it. */
  List<Measure> counted() {
    Stream<Measure> all = Stream.concat(measures.stream(), Stream.ofNullable(order));
    return all.flatMap(it -> it.counts().stream()).distinct().toList();
  }
}
