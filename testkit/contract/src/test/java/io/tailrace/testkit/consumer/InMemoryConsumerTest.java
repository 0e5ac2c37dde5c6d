package io.tailrace.testkit.consumer;

import io.tailrace.core.consumer.ConsumerStore;
import io.tailrace.core.log.EventLog;
import io.tailrace.core.log.Retention;
import io.tailrace.testkit.log.InMemoryLog;
import io.tailrace.testkit.store.InMemoryConsumerStore;
import io.tailrace.testkit.time.SettableClock;
import java.util.Set;

/** The consumer on the log and the store in memory. */
class InMemoryConsumerTest extends ConsumerContract {
  private final InMemoryConsumerStore memory = new InMemoryConsumerStore(Set.of("scripted"));

  @Override
  protected EventLog openLog(SettableClock clock) {
    return new InMemoryLog(Retention.DEFAULT, memory.pins(), clock);
  }

  @Override
  protected ConsumerStore openStore(SettableClock clock) {
    return memory;
  }
}
