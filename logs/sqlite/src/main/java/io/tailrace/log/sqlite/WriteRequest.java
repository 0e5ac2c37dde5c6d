package io.tailrace.log.sqlite;

import io.tailrace.core.log.LogUnavailableException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Something that a caller asks the writer to do, and waits for. QUEUED until the writer takes it or
 * the caller withdraws it at its deadline; once TAKEN, the caller waits a bounded time longer to
 * learn what became of it. The caller's and the writer's threads may use it.
 */
abstract class WriteRequest {
  /** How long past its deadline a caller waits for a request that is being written. */
  static final long GRACE_NANOS = 700_000_000;

  private enum State {
    QUEUED,
    TAKEN,
    DONE,
    REFUSED,
    WITHDRAWN
  }

  private final AtomicReference<State> state = new AtomicReference<>(State.QUEUED);
  private final Thread caller = Thread.currentThread();
  private final long deadlineNanos;
  private volatile FileFault fault;
  private volatile String refusal;

  WriteRequest(long nanosLeft) {
    this.deadlineNanos = System.nanoTime() + nanosLeft;
  }

  /** How many records it brings. */
  abstract int records();

  /** How many bytes of bodies it brings. */
  abstract long bytes();

  /** Does it, inside the writer's transaction, on the writer's thread. */
  abstract void run(OpenLog log) throws SQLException;

  /** The writer takes it, unless it was withdrawn or nobody can be waiting for it any more. */
  boolean take(long nowNanos) {
    if (nowNanos - deadlineNanos >= 0) {
      return false;
    }
    return state.compareAndSet(State.QUEUED, State.TAKEN);
  }

  /** It is durable. */
  void done() {
    state.compareAndSet(State.TAKEN, State.DONE);
    LockSupport.unpark(caller);
  }

  /** It is not; or nobody can tell. */
  void refuse(String why, FileFault because) {
    fault = because;
    refusal = why;
    state.compareAndSet(State.TAKEN, State.REFUSED);
    LockSupport.unpark(caller);
  }

  /** Wakes the caller if its time is over, to look for itself. */
  void remind(long nowNanos) {
    if (nowNanos - deadlineNanos >= 0) {
      LockSupport.unpark(caller);
    }
  }

  /**
   * Waits until it is done, or its time is over and somebody reminds it. Does not block a carrier
   * thread.
   */
  final void await() throws LogUnavailableException {
    boolean interrupted = false;
    try {
      while (!answered()) {
        if (nanosLeft() <= 0) {
          throw late();
        }
        // Not for a time: for a virtual thread each would set and cancel a timer, which costs more
        // than all else that a caller does. See remind().
        LockSupport.park(this);
        if (Thread.interrupted()) {
          interrupted = true;
          giveUpIfQueued("the waiting thread was interrupted before the log could take this");
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private boolean answered() throws LogUnavailableException {
    State now = state.get();
    if (now == State.REFUSED) {
      throw new LogUnavailableException(refusal, fault);
    }
    return now == State.DONE;
  }

  private long nanosLeft() throws LogUnavailableException {
    long left = deadlineNanos - System.nanoTime();
    if (left > 0) {
      return left;
    }
    giveUpIfQueued(
        "the log had no time for this before its deadline: it was not kept. Send it again; if this"
            + " stays, look whether the disk is slow");
    return left + GRACE_NANOS;
  }

  private void giveUpIfQueued(String why) throws LogUnavailableException {
    if (state.compareAndSet(State.QUEUED, State.WITHDRAWN)) {
      throw new LogUnavailableException(why);
    }
  }

  private static LogUnavailableException late() {
    return new LogUnavailableException(
        "the disk has not confirmed this in time; it may be kept yet. Send it again, which is"
            + " harmless; if this stays, look whether the disk is slow");
  }
}
