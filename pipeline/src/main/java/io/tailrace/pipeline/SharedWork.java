package io.tailrace.pipeline;

import io.tailrace.core.Threads;
import io.tailrace.core.lease.FairShare;
import io.tailrace.core.lease.HeldLease;
import io.tailrace.core.lease.Lease;
import io.tailrace.core.lease.LeaseHolder;
import io.tailrace.core.lease.LeaseLoop;
import io.tailrace.core.lease.LeaseTimes;
import io.tailrace.core.lease.Leases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * This process's part of the work on a log that several processes share: its fair share of the
 * partitions, and all partitions of a sink that only one process may hold. Safe for use by many
 * threads.
 */
public final class SharedWork implements LeaseHolder, AutoCloseable {
  private final ConsumerGroup crew;
  private final int partitions;
  private final Map<String, List<ConsumerGroup.Shift>> shifts = new ConcurrentHashMap<>();
  private final List<LeaseLoop> loops = new ArrayList<>();

  private SharedWork(ConsumerGroup crew, int partitions) {
    this.crew = crew;
    this.partitions = partitions;
  }

  /**
   * Begins to take leases.
   *
   * @param worker this process's name, which no other has
   */
  public static SharedWork start(
      ConsumerGroup crew, int partitions, Leases leases, String worker, LeaseTimes times) {
    SharedWork work = new SharedWork(crew, partitions);
    for (List<String> names : work.leaseNames()) {
      var share = new FairShare(leases, worker, names, work, FairShare.Clock.system(times));
      work.loops.add(new LeaseLoop(share));
    }
    work.loops.forEach(LeaseLoop::start);
    return work;
  }

  /** What is shared out together: the partitions, and each of the other sinks by itself. */
  private List<List<String>> leaseNames() {
    List<List<String>> together = new ArrayList<>();
    if (crew.sources().stream().anyMatch(SinkSource::shareable)) {
      together.add(IntStream.range(0, partitions).mapToObj(Lease::partition).toList());
    }
    crew.sources().stream()
        .filter(source -> !source.shareable())
        .forEach(source -> together.add(List.of(Lease.sink(source.name()))));
    return together;
  }

  @Override
  public boolean wants(String lease, int workers) {
    return crew.sources().stream()
        .filter(source -> !source.shareable() && lease.equals(Lease.sink(source.name())))
        .allMatch(source -> source.home() == null || source.home().asks(workers));
  }

  @Override
  public void taken(HeldLease lease) {
    List<ConsumerGroup.Shift> begun = new ArrayList<>();
    for (int partition = 0; partition < partitions; partition++) {
      for (SinkSource source : crew.sources()) {
        if (leaseOf(source, partition).equals(lease.lease().name())) {
          begun.add(crew.begin(source, partition, lease.lease().run(), lease::isValid));
        }
      }
    }
    shifts.put(lease.lease().name(), begun);
  }

  /** The name of the lease under which this is worked on. */
  public static String leaseOf(SinkSource source, int partition) {
    return source.shareable() ? Lease.partition(partition) : Lease.sink(source.name());
  }

  @Override
  public void lost(HeldLease lease) {
    List<ConsumerGroup.Shift> ended = shifts.remove(lease.lease().name());
    if (ended == null) {
      return;
    }
    ended.forEach(ConsumerGroup.Shift::stop);
    if (lease.isValid()) {
      ended.forEach(ConsumerGroup.Shift::close);
    } else {
      // Whoever has it now fences them off, and a sink that hangs must not cost the other leases.
      Threads.waiting("ending", () -> ended.forEach(ConsumerGroup.Shift::close));
    }
  }

  /** Gives everything back in good order. */
  @Override
  public void close() {
    loops.forEach(LeaseLoop::close);
  }
}
