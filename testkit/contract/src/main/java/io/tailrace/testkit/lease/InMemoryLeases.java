package io.tailrace.testkit.lease;

import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.lease.Lease;
import io.tailrace.core.lease.Leases;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Leases in memory, which can be told to fail. Safe for use by many threads. */
public final class InMemoryLeases implements Leases {
  private final InstantSource clock;
  private final Map<String, Instant> workers = new HashMap<>();
  private final Map<String, Taken> leases = new HashMap<>();
  private long epoch;
  private String failure;

  /** A lease, until when, or null if it was given back. */
  private record Taken(Lease lease, Instant until) {}

  public InMemoryLeases(InstantSource clock) {
    this.clock = clock;
  }

  /** From now on nothing works, for this reason; null ends it. */
  public synchronized void failure(String reason) {
    failure = reason;
  }

  private Instant now() throws StoreUnavailableException {
    if (failure != null) {
      throw new StoreUnavailableException(failure);
    }
    return clock.instant();
  }

  @Override
  public synchronized int announce(String worker, Duration present)
      throws StoreUnavailableException {
    Instant now = now();
    workers.put(worker, now.plus(present));
    workers.values().removeIf(until -> !until.isAfter(now));
    return workers.size();
  }

  @Override
  public synchronized void leave(String worker) throws StoreUnavailableException {
    now();
    workers.remove(worker);
  }

  @Override
  public synchronized Optional<Lease> acquire(String name, String worker, Duration time)
      throws StoreUnavailableException {
    Instant now = now();
    Taken before = leases.get(name);
    if (isHeld(before, now) && !before.lease().owner().equals(worker)) {
      return Optional.empty();
    }
    boolean unclean = before != null && before.until() != null;
    Lease lease = new Lease(name, worker, ++epoch, unclean);
    leases.put(name, new Taken(lease, now.plus(time)));
    return Optional.of(lease);
  }

  private static boolean isHeld(Taken taken, Instant now) {
    return taken != null && taken.until() != null && taken.until().isAfter(now);
  }

  @Override
  public synchronized boolean renew(Lease lease, Duration time) throws StoreUnavailableException {
    return keep(lease, now().plus(time));
  }

  @Override
  public synchronized void release(Lease lease) throws StoreUnavailableException {
    now();
    keep(lease, null);
  }

  private boolean keep(Lease lease, Instant until) {
    boolean ours = leases.get(lease.name()).lease().epoch() == lease.epoch();
    if (ours) {
      leases.put(lease.name(), new Taken(lease, until));
    }
    return ours;
  }

  @Override
  public synchronized List<Lease> held() throws StoreUnavailableException {
    Instant now = now();
    return leases.values().stream().filter(taken -> isHeld(taken, now)).map(Taken::lease).toList();
  }
}
