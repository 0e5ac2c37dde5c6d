package io.tailrace.cli;

import io.tailrace.core.Threads;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Says once that an answer is still waited for, if it is not there after a while: Customer.io is
 * asked again for half a minute before a command fails, and nobody should take that for a hang. For
 * one thread.
 */
final class StillWaiting {
  private static final Duration A_WHILE = Duration.ofSeconds(5);

  private final CountDownLatch over = new CountDownLatch(1);
  private final Shell shell;
  private final Duration patience;

  private StillWaiting(Shell shell, Duration patience) {
    this.shell = shell;
    this.patience = patience;
  }

  static StillWaiting forCustomerIo(Shell shell) {
    return start(shell, A_WHILE);
  }

  static StillWaiting start(Shell shell, Duration patience) {
    StillWaiting waiting = new StillWaiting(shell, patience);
    Threads.waiting("still-waiting", waiting::await);
    return waiting;
  }

  private void await() {
    try {
      if (!over.await(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        shell.say("Customer.io's App API has not answered yet; it is asked again for a while ...");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The answer is there, or will never be. */
  void end() {
    over.countDown();
  }
}
