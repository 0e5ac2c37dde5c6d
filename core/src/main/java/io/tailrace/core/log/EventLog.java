package io.tailrace.core.log;

import io.tailrace.core.Check;
import java.time.Instant;
import java.util.List;

/**
 * The log: the only way in. It keeps what was received, in order, each (feed, key) once. Webhooks,
 * backfill and simulated traffic all enter through {@link #append}. Safe for use by many threads.
 */
public interface EventLog extends AutoCloseable {

  /**
   * Makes all of these records durable in one commit and says, in the same order, what became of
   * each. When it returns, every outcome remains true after a power failure, with the settings that
   * the log states.
   *
   * <p>A record whose key is known with the same fingerprint is a {@link AppendOutcome#DUPLICATE}.
   * One whose key is known with another fingerprint is kept in quarantine as {@code
   * event_id_reused}: {@link AppendOutcome#REUSED}.
   *
   * <p>An event under a {@link BackfillId} is remembered for {@link BackfillId#REMEMBERED}. The
   * first real event that arrives meanwhile is kept as {@link LogRecord#replacesBackfill}. The log
   * looks for that only while there are such events.
   *
   * @param deadline when the caller must have its answer; a request still queued then is withdrawn
   *     and never appended
   * @throws LogUnavailableException if nothing of this could be made durable in time. The caller
   *     answers 503. The records may have been kept all the same, so they may come again
   */
  List<AppendOutcome> append(List<NewRecord> records, Instant deadline)
      throws LogUnavailableException;

  /** Reads what is kept. */
  LogReader reader();

  /** The records that are kept apart because they could not be read as events. */
  Quarantine quarantine();

  /**
   * True while many callers are in an append, and for a moment afterwards. Readers that can wait
   * should wait: an answer to the sender is worth more than a fresh row.
   */
  boolean busy();

  /** Would an append work now? Reads state only; never blocks on the disk. */
  Check check();

  /** Answers what was queued, then closes. Appends that come later are refused as unavailable. */
  @Override
  void close();
}
