package io.tailrace.sink.duckdb;

import java.sql.SQLException;

/**
 * Checkpoints after many commits, however small. DuckDB does it by the size of its write-ahead log,
 * which a trickle of events fills in weeks: meanwhile every commit costs memory, and a start would
 * replay them all. For the consumer's thread.
 */
final class Checkpoints {
  private static final int EVERY_COMMITS = 2_000;

  private final Warehouse warehouse;
  private int commits;

  Checkpoints(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /**
   * If it throws, the batch is committed nevertheless. What a failed checkpoint leaves in memory is
   * not trusted: the file is opened anew, and has the position.
   */
  void committed() throws SQLException {
    if (++commits >= EVERY_COMMITS) {
      commits = 0;
      warehouse.run("CHECKPOINT");
    }
  }
}
