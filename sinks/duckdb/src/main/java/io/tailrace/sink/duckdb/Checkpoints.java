package io.tailrace.sink.duckdb;

import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checkpoints after many commits, however small. DuckDB does it by the size of its write-ahead log,
 * which a trickle of events fills in weeks: meanwhile every commit costs memory, and a start would
 * replay them all. For the consumer's thread.
 */
final class Checkpoints {
  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
  private static final int EVERY_COMMITS = 2_000;

  private final Warehouse warehouse;
  private int commits;

  Checkpoints(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /**
   * Throws only if the file turns out to be damaged or DuckDB broken; the batch itself is
   * committed.
   */
  void committed() throws SQLException {
    if (++commits < EVERY_COMMITS) {
      return;
    }
    commits = 0;
    try {
      warehouse.run("CHECKPOINT");
    } catch (SQLException e) {
      if (Trouble.of(e) == Trouble.DAMAGED || Trouble.of(e) == Trouble.BROKEN) {
        throw e;
      }
      LOG.warn(
          "The warehouse could not checkpoint; it tries again later. ({})", Trouble.firstLine(e));
    }
  }
}
