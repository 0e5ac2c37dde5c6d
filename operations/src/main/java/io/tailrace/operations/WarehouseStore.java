package io.tailrace.operations;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One row per event, wherever it is. Safe for use by many threads. */
public interface WarehouseStore extends EventStore {

  /** What an export wrote. Immutable. */
  record Exported(String folder, long rows, long files, long bytes) {}

  /**
   * Writes rows out as Parquet files.
   *
   * @throws OperationException it cannot; says what can be done instead
   */
  Exported export(Path folder, @Nullable Instant from, @Nullable Instant to)
      throws OperationException;
}
