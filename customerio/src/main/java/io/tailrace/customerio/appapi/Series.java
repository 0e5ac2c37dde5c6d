package io.tailrace.customerio.appapi;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts over time. Customer.io puts a message's opens and clicks into the bucket in which the
 * message was made, not the one in which it was opened. Immutable, safe to share between threads.
 *
 * @param zone where the buckets begin at midnight
 * @param buckets oldest first, without gaps
 */
public record Series(Period by, ZoneId zone, List<Bucket> buckets) {
  public Series {
    buckets = List.copyOf(buckets);
  }

  public Counts totals() {
    return buckets.stream().map(Bucket::counts).reduce(Counts.NONE, Counts::plus);
  }

  /**
   * From arrays as the API sends them, oldest first.
   *
   * @param first where the first bucket begins
   */
  static Series from(Instant first, Period by, ZoneId zone, Map<String, List<Long>> arrays) {
    List<Bucket> buckets = new ArrayList<>();
    for (int i = 0; i < length(arrays); i++) {
      buckets.add(new Bucket(by.move(first, i, zone), column(arrays, i)));
    }
    return new Series(by, zone, buckets);
  }

  /**
   * From arrays of which the last bucket is the present one.
   *
   * @param now when the answer came
   */
  static Series upTo(Instant now, Period by, Map<String, List<Long>> arrays) {
    Instant newest = by.startOf(now, Zones.EST);
    return from(by.move(newest, 1L - length(arrays), Zones.EST), by, Zones.EST, arrays);
  }

  private static int length(Map<String, List<Long>> arrays) {
    return arrays.values().stream().mapToInt(List::size).max().orElse(0);
  }

  private static Counts column(Map<String, List<Long>> arrays, int at) {
    Map<String, Long> column = new TreeMap<>();
    arrays.forEach((name, array) -> column.put(name, at < array.size() ? array.get(at) : 0L));
    return new Counts(column);
  }
}
