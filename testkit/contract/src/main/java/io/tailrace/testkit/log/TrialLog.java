package io.tailrace.testkit.log;

import io.tailrace.core.log.EventLog;

/** A log under its contract, with the hand-cranks that the suite turns. Used by one thread. */
public interface TrialLog extends AutoCloseable {
  /** The log as it is open now; another object after {@link #reopen} and {@link #crash}. */
  EventLog log();

  /** Closes it in good order and opens it again. */
  void reopen() throws Exception;

  /** Ends it as a kill or a power failure would, with only what is durable left, and opens that. */
  void crash() throws Exception;

  /** Applies retention to the end. */
  void retain() throws Exception;

  /** From now on the disk takes this many more bytes. */
  void freeBytes(long bytes);

  @Override
  void close();
}
