package io.tailrace.testkit.customerio.appapi;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts by name and bucket, as an answer has them. For one thread. */
final class SeriesCounts {
  private final Buckets buckets;
  private final Map<String, List<Long>> series = new LinkedHashMap<>();

  /**
   * @param names those that are told even when nothing happened
   */
  SeriesCounts(Buckets buckets, List<String> names) {
    this.buckets = buckets;
    names.forEach(this::zeros);
  }

  private List<Long> zeros(String name) {
    return series.computeIfAbsent(
        name, key -> new ArrayList<>(Collections.nCopies(buckets.starts().size(), 0L)));
  }

  /** Counts only what the series has a name for. */
  void add(String name, Instant at) {
    int bucket = buckets.of(at);
    List<Long> counts = series.get(name);
    if (bucket >= 0 && counts != null) {
      counts.set(bucket, counts.get(bucket) + 1);
    }
  }

  Map<String, List<Long>> series() {
    return series;
  }
}
