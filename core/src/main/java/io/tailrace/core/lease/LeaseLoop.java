package io.tailrace.core.lease;

import io.tailrace.core.Loop;
import io.tailrace.core.consumer.StoreUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the rounds of a {@link FairShare} on its own thread until it is closed. Safe for many
 * threads.
 */
public final class LeaseLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LeaseLoop.class);
  private final FairShare share;
  private final Loop loop;

  public LeaseLoop(FairShare share) {
    this.share = share;
    this.loop = Loop.every(share.rest(), "leases", this::turn).atLast(share::leave);
  }

  public void start() {
    loop.start();
  }

  private void turn() {
    try {
      share.turn();
    } catch (StoreUnavailableException e) {
      // Who connects to the store says so, and the share says what is lost by it.
      LOG.debug("leases cannot be renewed now", e);
    }
  }

  /** Gives the leases back and returns when that is done. */
  @Override
  public void close() {
    loop.close();
  }
}
