package io.tailrace.sink.database;

import io.tailrace.customerio.Metric;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A bit for each metric of a message, in the column {@code received_metrics}; all that we do not
 * know share the last one. Stored, so the order is fixed: new ones go to the end. Stateless.
 */
final class MetricBits {
  private static final List<Metric> ORDER =
      List.of(
          Metric.DRAFTED,
          Metric.ATTEMPTED,
          Metric.DEFERRED,
          Metric.SENT,
          Metric.DELIVERED,
          Metric.OPENED,
          Metric.CLICKED,
          Metric.CONVERTED,
          Metric.REPLIED,
          Metric.UNSUBSCRIBED,
          Metric.SPAMMED,
          Metric.UNDELIVERABLE,
          Metric.FAILED,
          Metric.DROPPED,
          Metric.BOUNCED);
  private static final long UNKNOWN = 1L << 62;
  private static final Map<String, Long> BITS = new HashMap<>();

  static {
    for (int i = 0; i < ORDER.size(); i++) {
      BITS.put(ORDER.get(i).name(), 1L << i);
    }
  }

  private MetricBits() {}

  static long of(String metric) {
    return BITS.getOrDefault(metric, UNKNOWN);
  }

  /** The metrics that a delivery has a time for. */
  static List<String> names() {
    return ORDER.stream().map(Metric::name).toList();
  }
}
