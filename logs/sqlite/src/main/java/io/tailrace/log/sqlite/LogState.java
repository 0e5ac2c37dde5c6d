package io.tailrace.log.sqlite;

import io.tailrace.core.Check;
import io.tailrace.core.log.LogUnavailableException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** The open file, or why there is none. The writer sets it, any thread may read it. */
final class LogState {
  private static final long STUCK_NANOS = TimeUnit.SECONDS.toNanos(3);
  private static final long FIRST_TRY_NANOS = TimeUnit.SECONDS.toNanos(10);
  static final String CONSEQUENCE =
      ". Until then requests are answered 503, and the sender sends them again; Tailrace"
          + " retries every few seconds";

  private volatile OpenLog open;
  private volatile FileFault fault;
  private volatile boolean tried;
  private volatile boolean closed;
  private volatile long writingSince;
  private volatile String rolledBack;
  private final AtomicLong rollbacks = new AtomicLong();

  void opened(OpenLog log) {
    open = log;
    fault = null;
    tried = true;
  }

  /** The file cannot take appends; it stays open to readers if {@code log} is given. */
  void failed(FileFault why, OpenLog log) {
    fault = why;
    open = log;
    tried = true;
  }

  void closed() {
    closed = true;
    open = null;
  }

  /** The file was put back to an older state. */
  void rolledBack(String what) {
    rolledBack = what;
    rollbacks.incrementAndGet();
  }

  /** How often that was found. */
  long rollbacks() {
    return rollbacks.get();
  }

  void writing(boolean now) {
    writingSince = now ? System.nanoTime() | 1 : 0;
  }

  OpenLog orNull() {
    return open;
  }

  FileFault fault() {
    return fault;
  }

  OpenLog forReading() throws LogUnavailableException {
    OpenLog log = open;
    if (log == null) {
      throw new LogUnavailableException("Cannot read the log: " + why(), fault);
    }
    return log;
  }

  /** Waits until the file was tried to be opened once. */
  void awaitFirstTry() {
    long until = System.nanoTime() + FIRST_TRY_NANOS;
    // Bounded, so that a disk that hangs cannot keep the process from starting and answering 503.
    while (!tried && System.nanoTime() - until < 0) {
      LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(1));
    }
  }

  Check check() {
    if (closed || fault != null) {
      return Check.failed("Cannot keep what is received: " + why());
    }
    long since = writingSince;
    if (since != 0 && System.nanoTime() - since > STUCK_NANOS) {
      return Check.failed(
          "the disk has not confirmed a write for over 3 s" + CONSEQUENCE + ". Look at the disk");
    }
    if (open == null) {
      return Check.failed("the log is being opened");
    }
    return rolledBack == null ? Check.OK : new Check(true, rolledBack);
  }

  String refusal() {
    return "Cannot keep what is received: " + why() + (closed ? "" : CONSEQUENCE);
  }

  private String why() {
    FileFault now = fault;
    return closed ? "the log is closed" : now == null ? "it is being opened" : now.getMessage();
  }
}
