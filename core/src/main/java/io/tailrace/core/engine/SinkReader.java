package io.tailrace.core.engine;

import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.core.sql.SqlLimits;
import io.tailrace.core.sql.SqlRefusedException;
import io.tailrace.core.sql.SqlResult;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Asks what a sink has written, beside whoever writes it. Safe for use by many threads. */
public interface SinkReader {

  /**
   * Answers what somebody typed: exactly one SELECT, read-only, without access to files or network.
   *
   * @throws SqlRefusedException it is refused, wrong, or took too long
   * @throws SinkUnavailableException it cannot be asked now
   */
  SqlResult query(String sql, SqlLimits limits)
      throws SqlRefusedException, SinkUnavailableException;

  /**
   * Whether it has this event.
   *
   * @param receivedAt if known, it is found sooner; else null
   */
  boolean holds(String feed, String eventId, @Nullable Instant receivedAt)
      throws SinkUnavailableException;

  /**
   * Writes rows out as Parquet files, a folder for each day.
   *
   * @param from start, inclusive; null = the oldest
   * @param to end, exclusive; null = the newest
   * @throws ExportFailedException it did not come to its end, or this engine has no export
   */
  ExportResult export(Path folder, @Nullable Instant from, @Nullable Instant to)
      throws ExportFailedException, SinkUnavailableException;
}
