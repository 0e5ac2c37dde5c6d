package io.tailrace.core.log;

import io.tailrace.core.Check;
import java.time.Instant;
import java.util.List;

/**
 * The one door in: keeps what was received, in order, each (feed, key) once. Webhooks, backfill and
 * simulated traffic all enter through {@link #append}. Safe for use by many threads.
 */
public interface EventLog extends AutoCloseable {

  /**
   * Makes all of these records durable in one commit and says, in the same order, what became of
   * each. When it returns, every outcome is true after a power failure too, at the setting that the
   * log states.
   *
   * <p>A record whose key is known with the same fingerprint is a {@link AppendOutcome#DUPLICATE}.
   * One whose key is known with another fingerprint is kept in quarantine as {@code
   * event_id_reused}: {@link AppendOutcome#REUSED}.
   *
   * <p>An event under a {@link BackfillId} is remembered for {@link BackfillId#REMEMBERED}. The
   * first real one that comes meanwhile is kept as {@link LogRecord#replacesBackfill}; that is
   * looked for only while there is any.
   *
   * @param deadline when the caller must have its answer; a request still queued then is withdrawn
   *     and never appended
   * @throws LogUnavailableException if nothing of this could be made durable in time. The caller
   *     answers 503; what it was given may yet have been kept, so the same records may come again
   */
  List<AppendOutcome> append(List<NewRecord> records, Instant deadline)
      throws LogUnavailableException;

  /** Reads what is kept. */
  LogReader reader();

  /** The records kept aside because they could not be read as events. */
  Quarantine quarantine();

  /**
   * True while many callers are in an append, and for a moment after. Readers that can wait should:
   * an answer to the sender is worth more than a fresh row.
   */
  boolean busy();

  /** Would an append work now? Reads state only; never blocks on the disk. */
  Check check();

  /** Answers what was queued, then closes. Appends that come later are refused as unavailable. */
  @Override
  void close();
}
