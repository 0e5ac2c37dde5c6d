package io.tailrace.log.redis;

import io.tailrace.core.consumer.Consumer;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.lease.LeaseTimes;
import io.tailrace.core.lease.Leases;
import io.tailrace.core.lease.WorkerTrouble;
import io.tailrace.core.lease.Workers;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Those who share the store on a Redis. Safe for use by many threads. */
record RedisWorkers(RedisConsumerStore store, LeaseTimes times) implements Workers {

  @Override
  public Leases leases() {
    return store.leases();
  }

  @Override
  public void announce(Supplier<List<Consumer>> working, InstantSource clock) {
    store.announceSinks(clock);
    store.announceTroubles(working, clock);
  }

  @Override
  public Map<Integer, WorkerTrouble> troubles(String sink) throws StoreUnavailableException {
    return store.troubles().of(sink);
  }
}
