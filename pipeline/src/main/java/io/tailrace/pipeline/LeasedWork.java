package io.tailrace.pipeline;

import io.tailrace.core.consumer.PositionStore;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.lease.Lease;
import io.tailrace.core.lease.WorkerTrouble;
import io.tailrace.core.lease.Workers;
import io.tailrace.core.log.EventLog;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.Position;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A fair share of what several processes do. Safe for use by many threads.
 *
 * @param worker this process's name, which no other has
 */
record LeasedWork(
    EventLog log, PositionStore positions, Workers workers, String worker, InstantSource clock)
    implements WorkShare {

  @Override
  public AutoCloseable begin(ConsumerGroup group) throws LogUnavailableException {
    // Asked for its id first, since how many partitions there are is known only with it.
    log.reader().logId();
    workers.announce(group::working, clock);
    int partitions = log.reader().partitions();
    return SharedWork.start(group, partitions, workers.leases(), worker, workers.times());
  }

  @Override
  public List<PartitionStatus> elsewhere(SinkSource sink, Set<Integer> here)
      throws LogUnavailableException, StoreUnavailableException {
    Map<String, String> owners = owners();
    Map<Integer, WorkerTrouble> troubles = workers.troubles(sink.name());
    List<PartitionStatus> statuses = new ArrayList<>();
    for (int partition = 0; partition < log.reader().partitions(); partition++) {
      if (!here.contains(partition)) {
        String owner = owners.get(SharedWork.leaseOf(sink, partition));
        Position position = positions.committed(sink.name(), partition).orElse(null);
        statuses.add(elsewhere(partition, owner, position, troubles.get(partition)));
      }
    }
    return statuses;
  }

  private static PartitionStatus elsewhere(
      int partition,
      @Nullable String owner,
      @Nullable Position position,
      @Nullable WorkerTrouble trouble) {
    return owner == null || trouble == null
        ? PartitionStatus.elsewhere(partition, owner != null, position)
        : new PartitionStatus(
            partition,
            trouble.state().text(),
            trouble.state().healthy(),
            position,
            trouble.error() + " (says the worker " + WorkerName.shown(owner) + ")",
            trouble.at());
  }

  /** By lease. */
  private Map<String, String> owners() throws StoreUnavailableException {
    return workers.leases().held().stream().collect(Collectors.toMap(Lease::name, Lease::owner));
  }

  @Override
  public boolean takes(String what, Duration time) throws StoreUnavailableException {
    return workers.leases().acquire(what, worker, time).isPresent();
  }

  @Override
  public boolean isShared() {
    return true;
  }
}
