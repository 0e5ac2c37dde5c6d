package io.tailrace.operations.series;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was counted of one group. For one thread while it is added to. */
public final class MeasureCounts {
  private final Map<Measure, Long> counts = new EnumMap<>(Measure.class);

  void add(Measure count, long by) {
    counts.merge(count, by, Long::sum);
  }

  /** All of these together. */
  public static MeasureCounts sum(Collection<MeasureCounts> all) {
    MeasureCounts sum = new MeasureCounts();
    all.forEach(one -> one.counts.forEach(sum::add));
    return sum;
  }

  /** How many; 0 of what was not asked for, and of a rate. */
  public long of(Measure count) {
    return counts.getOrDefault(count, 0L);
  }

  /** A count, or a share: null = of nothing, or of fewer than there are. */
  @Nullable Object value(Measure measure) {
    if (measure.isRate()) {
      return share(measure);
    }
    return of(measure);
  }

  /** A share from 0 to 1; null = of nothing, or of fewer than there are. */
  public @Nullable Double share(Measure rate) {
    List<Long> parts = parts(rate);
    long whole = parts.get(parts.size() - 1);
    return whole == 0 || parts.get(0) > whole ? null : (double) parts.get(0) / whole;
  }

  /** How many, of how many; of a count, itself. */
  public List<Long> parts(Measure measure) {
    return measure.counts().stream().map(this::of).toList();
  }

  /** By which it is sorted: what has no value is less than all. */
  public double size(Measure measure) {
    return value(measure) instanceof Number number ? number.doubleValue() : -1;
  }
}
