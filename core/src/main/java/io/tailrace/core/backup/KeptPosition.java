package io.tailrace.core.backup;

import java.util.UUID;

/**
 * How far something had come when its file was copied. Immutable.
 *
 * @param of a sink's name, or {@code log} for the log itself
 * @param logId the log that the offset belongs to
 * @param offset of a sink the next that it reads; of the log one past its last record
 */
public record KeptPosition(String of, int partition, UUID logId, long offset) {
  /** What the log's own position is of. */
  public static final String LOG = "log";

  /** Whether it is the log's own. */
  public boolean ofLog() {
    return of.equals(LOG);
  }
}
