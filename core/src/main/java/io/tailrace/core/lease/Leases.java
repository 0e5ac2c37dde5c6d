package io.tailrace.core.lease;

import io.tailrace.core.consumer.StoreUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Says which worker works on what, where several processes share a log. The store's clock decides
 * when a lease is over, never that of a worker. Safe for use by many threads.
 */
public interface Leases {

  /**
   * Says that this worker is there.
   *
   * @param present for how long that shall hold
   * @return how many workers are there now, this one included
   */
  int announce(String worker, Duration present) throws StoreUnavailableException;

  /** Says that this worker goes. */
  void leave(String worker) throws StoreUnavailableException;

  /** Takes this lease for so long; empty if somebody else has it. */
  Optional<Lease> acquire(String name, String worker, Duration time)
      throws StoreUnavailableException;

  /**
   * Keeps it for so long from now.
   *
   * @return false if somebody else has it by now: this worker must stop
   */
  boolean renew(Lease lease, Duration time) throws StoreUnavailableException;

  /** Gives it back, its work ended in good order. Does nothing if somebody else has it. */
  void release(Lease lease) throws StoreUnavailableException;

  /** The leases that somebody has now. */
  List<Lease> held() throws StoreUnavailableException;
}
