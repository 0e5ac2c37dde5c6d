package io.tailrace.core.lease;

import io.tailrace.core.consumer.StoreUnavailableException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One worker's part in sharing leases. It announces itself, keeps its leases up to its share, gives
 * the rest back, and takes free ones. {@link #turn} is one round. A sink that only one process may
 * hold is a share of one. For one thread.
 */
public final class FairShare {
  private static final Logger log = LoggerFactory.getLogger(FairShare.class);
  private final Leases leases;
  private final String worker;
  private final List<String> names;
  private final LeaseTimes times;
  private final LeaseHolder holder;
  private final LongSupplier nanos;
  private final Deque<HeldLease> held = new ArrayDeque<>();

  /**
   * Makes one that has nothing yet.
   *
   * @param worker its name; two that run at once must differ
   * @param names of the leases to share
   */
  public FairShare(
      Leases leases, String worker, List<String> names, LeaseHolder holder, Clock clock) {
    this.leases = leases;
    this.worker = worker;
    this.names = List.copyOf(names);
    this.holder = holder;
    this.times = clock.times();
    this.nanos = clock.nanos();
  }

  /** How long leases last, and a clock that never goes back. Immutable. */
  public record Clock(LeaseTimes times, LongSupplier nanos) {
    public static Clock system(LeaseTimes times) {
      return new Clock(times, System::nanoTime);
    }
  }

  /** One round. What cannot be renewed in time is given up, whether the store answers or not. */
  public void turn() throws StoreUnavailableException {
    giveUpExpired();
    try {
      int workers = leases.announce(worker, times.lasts());
      int share = (names.size() + workers - 1) / workers;
      renew();
      giveBackUnwanted(workers);
      giveBackMoreThan(share);
      takeUpTo(share, workers);
    } finally {
      giveUpExpired();
    }
  }

  /** Gives everything back in good order. */
  public void leave() {
    try {
      giveBackMoreThan(0);
      leases.leave(worker);
    } catch (StoreUnavailableException e) {
      log.warn(
          "leases could not be given back ({}); other workers take over when they are over, within"
              + " {} s",
          e.getMessage(),
          times.lasts().toSeconds());
    }
    held.forEach(holder::lost);
    held.clear();
  }

  /** How long until the next turn. */
  public Duration rest() {
    return times.renewedEvery();
  }

  private void giveUpExpired() {
    for (HeldLease lease : List.copyOf(held)) {
      if (!lease.isValid()) {
        lose(lease, "could not be renewed in time");
      }
    }
  }

  private void renew() throws StoreUnavailableException {
    for (HeldLease lease : List.copyOf(held)) {
      long validUntil = validUntil();
      if (lease.isValid() && leases.renew(lease.lease(), times.lasts())) {
        lease.validUntil(validUntil);
      } else {
        lose(lease, "belongs to another worker now");
      }
    }
  }

  private void lose(HeldLease lease, String why) {
    log.warn("the lease of {} {}; this worker stops working on it", lease.lease().name(), why);
    held.remove(lease);
    holder.lost(lease);
  }

  private void giveBackUnwanted(int workers) throws StoreUnavailableException {
    for (HeldLease lease : List.copyOf(held)) {
      if (!holder.wants(lease.lease().name(), workers)) {
        log.info("the lease of {} is left to other workers", lease.lease().name());
        held.remove(lease);
        holder.lost(lease);
        leases.release(lease.lease());
      }
    }
  }

  private void giveBackMoreThan(int share) throws StoreUnavailableException {
    while (held.size() > share) {
      HeldLease lease = held.removeLast();
      holder.lost(lease);
      leases.release(lease.lease());
    }
  }

  private void takeUpTo(int share, int workers) throws StoreUnavailableException {
    List<String> wanted = free().stream().filter(name -> holder.wants(name, workers)).toList();
    for (String name : wanted) {
      if (held.size() >= share) {
        return;
      }
      long validUntil = validUntil();
      Optional<Lease> taken = leases.acquire(name, worker, times.lasts());
      if (taken.isPresent()) {
        HeldLease lease = new HeldLease(taken.get(), nanos, validUntil);
        held.addLast(lease);
        holder.taken(lease);
      }
    }
  }

  /**
   * The leases that this worker lacks. Each worker begins at another one; otherwise all would ask
   * for the same.
   */
  private List<String> free() {
    List<String> mine = held.stream().map(lease -> lease.lease().name()).toList();
    List<String> free = new ArrayList<>(names);
    Collections.rotate(free, Math.floorMod(worker.hashCode(), names.size()));
    free.removeAll(mine);
    return free;
  }

  /** Counted from before the question, so that a slow answer does not lengthen it. */
  private long validUntil() {
    return nanos.getAsLong() + times.reliedOn().toNanos();
  }
}
