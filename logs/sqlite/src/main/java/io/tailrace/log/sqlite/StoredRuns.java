package io.tailrace.log.sqlite;

import io.tailrace.core.consumer.Runs;
import io.tailrace.core.consumer.StoreUnavailableException;

/** Runs and marks in {@code consumers.db}. Safe for use by many threads. */
record StoredRuns(StoreFile file) implements Runs {
  // Milliseconds, as every log has them: a sink may move from one log to another.
  private static final String NEXT =
      """
      UPDATE runs SET running = 1,
        epoch = max(epoch + 1, CAST(1000 * unixepoch('subsec') AS INTEGER))
      RETURNING epoch""";
  private static final String MARK =
      """
      INSERT INTO marks (sink, partition, offset, times) VALUES (?, ?, ?, 1)
      ON CONFLICT (sink, partition) DO UPDATE SET
        times = CASE WHEN offset = excluded.offset THEN times + 1 ELSE 1 END,
        offset = excluded.offset
      RETURNING times""";

  @Override
  public Run begin() throws StoreUnavailableException {
    return file.writeSynced(
        connection -> {
          boolean unclean = new Sql("SELECT running FROM runs").number(connection) == 1;
          return new Run(new Sql(NEXT).number(connection), unclean);
        });
  }

  @Override
  public void end() throws StoreUnavailableException {
    file.writeSynced(new Sql("UPDATE runs SET running = 0")::update);
  }

  @Override
  public int mark(String sink, int partition, long offset) throws StoreUnavailableException {
    Sql mark = new Sql(MARK, sink, partition, offset);
    return Math.toIntExact(file.writeQuick(mark::number));
  }

  @Override
  public void clear(String sink, int partition) throws StoreUnavailableException {
    Sql delete = new Sql("DELETE FROM marks WHERE sink = ? AND partition = ?", sink, partition);
    file.writeQuick(delete::update);
  }
}
