package io.tailrace.core.log;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads an {@link EventLog} by offset. Each partition counts its records from {@link #FIRST} on and
 * leaves out no number, so that a missing one is noticed; none is used twice, even when the log was
 * emptied. Retention takes the oldest, but for unresolved quarantine. Only the log computes lag and
 * seeks by time. Safe for use by many threads.
 */
public interface LogReader {
  /** The offset of the first record that a partition ever had, whether it is kept yet or not. */
  long FIRST = 1;

  /** The log's id: made with it, and made anew when it was restored or repaired. */
  UUID logId() throws LogUnavailableException;

  /**
   * Whether what holds the log may lose its end, or all of it, by a failover or a restart that
   * nobody here asked for. What comes after is another log.
   */
  default boolean mayBeReplaced() {
    return false;
  }

  /** How many partitions there are, numbered from 0; fixed when the log was made. */
  int partitions();

  /** The first offset kept and the one past the last. */
  LogRange range(int partition) throws LogUnavailableException;

  /** How far retention has come: from here on to the end, no offset may be missing. */
  long retainedFrom(int partition) throws LogUnavailableException;

  /**
   * The records from {@code fromOffset} on, in order, at most {@code limit.maxRecords()} of them
   * and, but for the first, within {@code limit.maxBytes()} of bodies. Empty at the end.
   */
  List<LogRecord> read(int partition, long fromOffset, ReadLimit limit)
      throws LogUnavailableException;

  /** The record kept under this key, if the log still holds it. */
  Optional<LogRecord> find(String feed, String key) throws LogUnavailableException;

  /** When this key was first received, even if its record is gone; empty if it is not known. */
  Optional<KnownKey> known(String feed, String key) throws LogUnavailableException;

  /** The first offset received at or after {@code time}; the end if there is none. */
  long seek(int partition, Instant time) throws LogUnavailableException;

  /** How far this position is behind the end. */
  Lag lag(Position position) throws LogUnavailableException;

  /**
   * Waits until there is something at or past {@code offset}, or until {@code timeout} is over;
   * true if there is.
   *
   * @throws InterruptedException if the waiting thread is interrupted
   */
  boolean await(int partition, long offset, Duration timeout) throws InterruptedException;
}
