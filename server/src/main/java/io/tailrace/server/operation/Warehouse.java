package io.tailrace.server.operation;

import java.nio.file.Path;
import java.time.Instant;

/** The warehouse, which can be written out as well. Safe for use by many threads. */
public interface Warehouse extends Queryable {

  /**
   * Writes its rows to Parquet files, one folder per day of the event's timestamp.
   *
   * @param from start, inclusive; null = the oldest
   * @param to end, exclusive; null = the newest
   * @throws OperationException the folder cannot be written, or holds something already
   */
  Exported export(Path folder, Instant from, Instant to) throws OperationException;

  /** What was written. */
  record Exported(Path folder, long rows, long files, long bytes) {}
}
