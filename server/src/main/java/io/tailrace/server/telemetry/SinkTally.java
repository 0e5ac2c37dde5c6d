package io.tailrace.server.telemetry;

import io.tailrace.core.consumer.Consumer;
import io.tailrace.core.consumer.ConsumerCounters;
import io.tailrace.core.log.Lag;
import io.tailrace.core.log.LogReader;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.Position;
import java.time.InstantSource;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** Adds up one sink's consumers, which come and go with the partitions. Safe for many threads. */
final class SinkTally {
  private final Supplier<List<Consumer>> here;
  private final LogReader log;
  private final InstantSource clock;

  /** Of those that went, too: a counter never goes back. */
  private final Set<ConsumerCounters> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  SinkTally(Supplier<List<Consumer>> here, LogReader log, InstantSource clock) {
    this.here = here;
    this.log = log;
    this.clock = clock;
  }

  /** NaN while no position is known. */
  double lagRecords() throws LogUnavailableException {
    double records = Double.NaN;
    for (Consumer consumer : here.get()) {
      Position position = consumer.status().position();
      if (position != null) {
        records = (Double.isNaN(records) ? 0 : records) + log.lag(position).records();
      }
    }
    return records;
  }

  /** NaN while no position is known. */
  double lagSeconds() throws LogUnavailableException {
    double oldest = Double.NaN;
    for (Consumer consumer : here.get()) {
      Position position = consumer.status().position();
      if (position != null) {
        Lag lag = log.lag(position);
        double age = lag.age(clock.instant()).toMillis() / 1e3;
        oldest = Double.isNaN(oldest) ? age : Math.max(oldest, age);
      }
    }
    return oldest;
  }

  synchronized long total(ToLongFunction<ConsumerCounters> count) {
    here.get().forEach(consumer -> seen.add(consumer.counters()));
    return seen.stream().mapToLong(count).sum();
  }
}
