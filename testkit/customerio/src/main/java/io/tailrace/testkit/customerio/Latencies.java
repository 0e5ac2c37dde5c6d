package io.tailrace.testkit.customerio;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/** How long the accepted calls took, to three digits. Immutable, safe to share between threads. */
public final class Latencies {
  /** In microseconds; written by nobody once it is here. */
  private final Histogram histogram;

  Latencies(Histogram histogram) {
    this.histogram = histogram;
  }

  static Histogram emptyHistogram() {
    return new Histogram(3);
  }

  /** Those of both. */
  Latencies plus(Latencies other) {
    Histogram sum = histogram.copy();
    sum.add(other.histogram);
    return new Latencies(sum);
  }

  /** How many calls. */
  public long count() {
    return histogram.getTotalCount();
  }

  /** That many per cent of the calls took no longer; zero when there were none. */
  public Duration percentile(double percent) {
    return micros(histogram.getValueAtPercentile(percent));
  }

  /** The longest; zero when there were none. */
  public Duration max() {
    return micros(histogram.getMaxValue());
  }

  private static Duration micros(long value) {
    return Duration.ofNanos(value * 1000);
  }
}
