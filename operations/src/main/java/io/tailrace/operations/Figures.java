package io.tailrace.operations;

import io.tailrace.customerio.appapi.Counts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts by the names that webhooks use, and {@code human_opened} and {@code human_clicked}: the
 * usual ones always and first, whatever else Customer.io tells after them. Stateless.
 */
final class Figures {
  static final List<String> USUAL =
      List.of(
          "sent",
          "delivered",
          "opened",
          "human_opened",
          "clicked",
          "human_clicked",
          "converted",
          "bounced",
          "dropped",
          "spammed",
          "unsubscribed",
          "failed");

  private Figures() {}

  /** As the App API counts. */
  static Map<String, Long> of(Counts counts) {
    Map<String, Long> byName = new TreeMap<>(counts.byName());
    Long suppressed = byName.remove("suppressed");
    if (suppressed != null) {
      byName.put("dropped", suppressed);
    }
    return of(byName);
  }

  static Map<String, Long> of(Map<String, Long> byName) {
    Map<String, Long> figures = new LinkedHashMap<>();
    USUAL.forEach(name -> figures.put(name, byName.getOrDefault(name, 0L)));
    new TreeMap<>(byName).forEach(figures::putIfAbsent);
    return figures;
  }

  /** Each figure's sum. */
  static Map<String, Long> sum(List<Map<String, Long>> all) {
    Map<String, Long> sum = new TreeMap<>();
    all.forEach(one -> one.forEach((name, count) -> sum.merge(name, count, Long::sum)));
    return of(sum);
  }

  /** With the beginning of its period in front. */
  static Map<String, Object> from(Object start, Map<String, Long> figures) {
    Map<String, Object> bucket = new LinkedHashMap<>();
    bucket.put("start", start.toString());
    bucket.putAll(figures);
    return bucket;
  }
}
