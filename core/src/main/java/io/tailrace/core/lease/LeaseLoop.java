package io.tailrace.core.lease;

import io.tailrace.core.Unforeseen;
import io.tailrace.core.consumer.StoreUnavailableException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a {@link FairShare} on a thread of its own until it is closed. Safe for many threads. */
public final class LeaseLoop implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LeaseLoop.class);
  private final FairShare share;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread;

  public LeaseLoop(FairShare share) {
    this.share = share;
    this.thread = Thread.ofPlatform().name("leases").daemon(true).unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  /** Gives the leases back and returns when that is done. */
  @Override
  public void close() {
    stopping.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      do {
        turn();
      } while (!stopping.await(share.rest().toNanos(), TimeUnit.NANOSECONDS));
      share.leave();
    } catch (InterruptedException e) {
      log.warn("the worker's leases are no longer renewed: its thread was interrupted");
    }
  }

  /** Nothing ends the thread, or the worker would stand still unseen. */
  private void turn() {
    try {
      share.turn();
    } catch (StoreUnavailableException e) {
      log.warn("leases cannot be renewed now; it is tried again: {}", e.getMessage());
    } catch (RuntimeException | Error e) {
      Unforeseen.say(log, "the leases met something unforeseen and are tried again", e);
    }
  }
}
