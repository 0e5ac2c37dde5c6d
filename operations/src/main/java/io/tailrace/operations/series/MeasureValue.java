package io.tailrace.operations.series;

import java.util.EnumMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a row has to say of a measure. Stateless. */
final class MeasureValue {
  private MeasureValue() {}

  /** A count, or a share: null = of nothing, or of fewer than there are. */
  static @Nullable Object of(Measure measure, EnumMap<Measure, Long> counts) {
    List<Long> values = parts(measure, counts);
    if (measure.isRate()) {
      return share(values.get(0), values.get(1));
    }
    return values.get(0);
  }

  /** How many, of how many; of a count, itself. */
  static List<Long> parts(Measure measure, EnumMap<Measure, Long> counts) {
    return measure.counts().stream().map(it -> counts.getOrDefault(it, 0L)).toList();
  }

  /** Shares from 0 to 1; null = of nothing, or of fewer than there are. */
  static @Nullable Double share(long part, long whole) {
    return whole == 0 || part > whole ? null : (double) part / whole;
  }

  /** By which it is sorted: what has no value is less than all. */
  static double size(Measure measure, EnumMap<Measure, Long> counts) {
    return of(measure, counts) instanceof Number number ? number.doubleValue() : -1;
  }
}
