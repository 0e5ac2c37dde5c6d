package io.tailrace.log.redis;

import java.util.concurrent.atomic.LongAdder;

/** What was kept since the start. Safe for use by many threads. */
final class RedisCounters {
  private final LongAdder groups = new LongAdder();
  private final LongAdder records = new LongAdder();

  void kept(int recordsNow) {
    groups.increment();
    records.add(recordsNow);
  }

  long groups() {
    return groups.sum();
  }

  long records() {
    return records.sum();
  }
}
