package io.tailrace.testkit.lease;

import io.tailrace.core.lease.Leases;
import java.time.Duration;

/** Leases under their contract. Used by one thread. */
public interface TrialLeases extends AutoCloseable {
  /** None is held at first. */
  Leases leases();

  /** Returns when the clock that decides has moved on by this much. */
  void pass(Duration time) throws Exception;

  @Override
  void close();
}
