package io.tailrace.log.sqlite;

import io.tailrace.core.consumer.Runs;
import io.tailrace.core.consumer.StoreUnavailableException;
import java.util.Map;
import java.util.stream.Collectors;

/** Runs and marks in {@code consumers.db}. Safe for use by many threads. */
record SqliteRuns(StoreAccess file) implements Runs {
  // Milliseconds, as every log has them: a sink may move from one log to another.
  private static final String NEXT =
      """
      UPDATE runs SET running = 1,
        epoch = max(epoch + 1, CAST(1000 * unixepoch('subsec') AS INTEGER))
      RETURNING epoch\
      """;
  private static final String MARK =
      """
      INSERT INTO marks (sink, partition, offset, times) VALUES (?, ?, ?, 1)
      ON CONFLICT DO UPDATE SET times = times + 1\
      """;
  private static final String CLEAR =
      "DELETE FROM marks WHERE sink = ? AND partition = ? AND offset = ?";
  private static final String MARKS =
      "SELECT offset, times FROM marks WHERE sink = ? AND partition = ?";

  @Override
  public Run begin() throws StoreUnavailableException {
    return file.writeSynced(
        connection -> {
          boolean unclean =
              new SqliteStatements("SELECT running FROM runs").number(connection) == 1;
          return new Run(new SqliteStatements(NEXT).number(connection), unclean);
        });
  }

  @Override
  public void end() throws StoreUnavailableException {
    file.writeSynced(new SqliteStatements("UPDATE runs SET running = 0")::update);
  }

  @Override
  public void mark(String sink, int partition, long offset) throws StoreUnavailableException {
    file.writeQuick(new SqliteStatements(MARK, sink, partition, offset)::update);
  }

  @Override
  public void clear(String sink, int partition, long offset) throws StoreUnavailableException {
    file.writeQuick(new SqliteStatements(CLEAR, sink, partition, offset)::update);
  }

  @Override
  public Map<Long, Integer> marks(String sink, int partition) throws StoreUnavailableException {
    SqliteStatements marks = new SqliteStatements(MARKS, sink, partition);
    return file
        .read(connection -> marks.list(connection, row -> Map.entry(row.getLong(1), row.getInt(2))))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
