package io.tailrace.pipeline;

import io.tailrace.core.consumer.Consumer;
import io.tailrace.core.consumer.ConsumerStore;
import io.tailrace.core.engine.LogSource;
import io.tailrace.core.engine.OpenedLog;
import io.tailrace.core.engine.OpenedStore;
import io.tailrace.core.engine.StoreSource;
import io.tailrace.core.engine.StoreUser;
import io.tailrace.core.lease.LeaseTimes;
import io.tailrace.core.lease.Leases;
import io.tailrace.core.lease.WorkerTrouble;
import io.tailrace.core.lease.Workers;
import io.tailrace.testkit.lease.InMemoryLeases;
import io.tailrace.testkit.log.InMemoryLog;
import io.tailrace.testkit.store.InMemoryConsumerStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A log and a store in memory, which outlive the pipelines that open them. */
final class Engines {
  final InMemoryLog log = new InMemoryLog(InstantSource.system());
  final InMemoryConsumerStore store = new InMemoryConsumerStore(Set.of());
  final AtomicInteger open = new AtomicInteger();
  private final InMemoryLeases leases = new InMemoryLeases(Instant::now);

  /** The log, which several processes may share or not, and brings a store or none. */
  LogSource log(boolean shared, Optional<StoreSource> beside) {
    return new LogSource() {
      @Override
      public Optional<StoreSource> store() {
        return beside;
      }

      @Override
      public boolean isShared() {
        return shared;
      }

      @Override
      public OpenedLog open(OpenedStore opened, InstantSource clock) {
        open.incrementAndGet();
        return new OpenedLog(
            log, () -> List.of("of both", "of the log"), List.of(), open::decrementAndGet);
      }
    };
  }

  /** The store, for one process or with leases for several. */
  StoreSource store(boolean shared) {
    return user -> {
      open.incrementAndGet();
      return new Opened(user, shared ? Optional.of(new Others()) : Optional.empty());
    };
  }

  private final class Opened implements OpenedStore {
    private final ConsumerStore of;
    private final Optional<Workers> workers;

    Opened(StoreUser user, Optional<Workers> workers) {
      this.of = store.reopen(user.sinks());
      this.workers = workers;
    }

    @Override
    public ConsumerStore store() {
      return of;
    }

    @Override
    public Optional<Workers> workers() {
      return workers;
    }

    @Override
    public List<String> warnings() {
      return List.of("of both", "of the store");
    }

    @Override
    public void close() {
      open.decrementAndGet();
    }
  }

  private final class Others implements Workers {
    @Override
    public Leases leases() {
      return leases;
    }

    @Override
    public LeaseTimes times() {
      return new LeaseTimes(Duration.ofSeconds(1));
    }

    @Override
    public void announce(Supplier<List<Consumer>> working, InstantSource clock) {}

    @Override
    public Map<Integer, WorkerTrouble> troubles(String sink) {
      return Map.of();
    }
  }
}
