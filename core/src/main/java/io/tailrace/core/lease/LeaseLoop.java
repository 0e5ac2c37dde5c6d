package io.tailrace.core.lease;

import io.tailrace.core.Loop;

/** Turns a {@link FairShare} on a thread of its own until it is closed. Safe for many threads. */
public final class LeaseLoop implements AutoCloseable {
  private final Loop loop;

  public LeaseLoop(FairShare share) {
    this.loop = Loop.every(share.rest(), "leases", share::turn).atLast(share::leave);
  }

  public void start() {
    loop.start();
  }

  /** Gives the leases back and returns when that is done. */
  @Override
  public void close() {
    loop.close();
  }
}
