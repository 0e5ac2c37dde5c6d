package io.tailrace.pipeline;

import io.tailrace.core.consumer.Consumer;
import io.tailrace.core.consumer.ConsumerCounters;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** Adds up one sink's consumers, which come and go with the partitions. Safe for many threads. */
final class SinkTally {
  private final Supplier<List<Consumer>> here;

  /** Of those that went, too: a counter never goes back. */
  private final Set<ConsumerCounters> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  SinkTally(Supplier<List<Consumer>> here) {
    this.here = here;
  }

  /** Whatever is not 0 is a fault: too many of one and too few of another are two. */
  synchronized double unaccounted() {
    here.get().forEach(consumer -> seen.add(consumer.counters()));
    return seen.stream().mapToLong(counters -> Math.abs(counters.unaccounted())).sum();
  }

  synchronized long total(ToLongFunction<ConsumerCounters> count) {
    here.get().forEach(consumer -> seen.add(consumer.counters()));
    return seen.stream().mapToLong(count).sum();
  }
}
