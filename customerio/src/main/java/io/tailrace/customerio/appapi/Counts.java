package io.tailrace.customerio.appapi;

import io.tailrace.customerio.Metric;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often each thing happened, by the App API's names, which differ from those of webhooks in
 * one: {@code suppressed} is {@code dropped}. Immutable, safe to share between threads.
 */
public record Counts(Map<String, Long> byName) {
  public static final Counts NONE = new Counts(Map.of());

  public Counts {
    byName = Collections.unmodifiableMap(new TreeMap<>(byName));
  }

  /** By the App API's name, such as {@code human_opened}; 0 when it was not told. */
  public long of(String name) {
    return byName.getOrDefault(name, 0L);
  }

  /** By the name that webhooks use. */
  public long of(Metric metric) {
    return of(metric.equals(Metric.DROPPED) ? "suppressed" : metric.name());
  }

  /** Opens without those by machines; reliable from 20 March 2025. */
  public long humanOpened() {
    return of("human_opened");
  }

  /** Clicks without those by machines; reliable from 20 April 2025. */
  public long humanClicked() {
    return of("human_clicked");
  }

  public Counts plus(Counts other) {
    Map<String, Long> sum = new TreeMap<>(byName);
    other.byName.forEach((name, count) -> sum.merge(name, count, Long::sum));
    return new Counts(sum);
  }
}
