package io.tailrace.core.lease;

import io.tailrace.core.consumer.Consumer;
import io.tailrace.core.consumer.StoreUnavailableException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The processes that share a small store: who of them works on what, and what keeps those that do.
 * Safe for use by many threads.
 */
public interface Workers {

  /** Which worker works on what. */
  Leases leases();

  /** How long a lease lasts here. */
  LeaseTimes times();

  /**
   * From now on tells the others that this process feeds its sinks, and when one of them does not
   * work.
   *
   * @param working the consumers of this process now; asked several times a second
   */
  void announce(Supplier<List<Consumer>> working, InstantSource clock);

  /**
   * By partition, what keeps this sink from working, by the word of whoever feeds it; none for
   * those where it works. One that died says nothing more: whether it is there its lease tells.
   */
  Map<Integer, WorkerTrouble> troubles(String sink) throws StoreUnavailableException;
}
