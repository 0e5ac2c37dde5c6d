package io.tailrace.core.log;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The verified bodies that could not be read as events. They are records of the log, durable before
 * the answer, and are kept past its retention until somebody resolves them. Safe for use by many
 * threads.
 */
public interface Quarantine {

  /** Unresolved records past this offset of this partition, oldest first, at most {@code limit}. */
  List<LogRecord> list(int partition, long afterOffset, int limit) throws LogUnavailableException;

  /** How many are unresolved, by feed and reason code. */
  List<QuarantineCount> counts() throws LogUnavailableException;

  /** One unresolved record by its key. */
  Optional<LogRecord> find(String feed, String key) throws LogUnavailableException;

  /**
   * Marks a record as dealt with, durably, so that retention may take it.
   *
   * @return false if there is no such unresolved record
   */
  boolean resolve(String feed, String key, Resolution resolution, Instant at)
      throws LogUnavailableException;

  /** What became of a quarantined record. */
  enum Resolution {
    /** A later version could read it: it was appended under its own event id. */
    REPLAYED,
    /** Somebody decided that it is not needed. */
    DISCARDED
  }
}
