package io.tailrace.log.sqlite;

import io.tailrace.core.consumer.Runs;
import io.tailrace.core.consumer.StoreUnavailableException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;

/** Runs and marks in the small store. Safe for use by many threads. */
final class StoredRuns implements Runs {
  private final StoreFile file;

  StoredRuns(StoreFile file) {
    this.file = file;
  }

  @Override
  public Run begin() throws StoreUnavailableException {
    return file.durably(
        connection -> {
          boolean unclean;
          try (PreparedStatement read = connection.prepareStatement("SELECT ended FROM run");
              ResultSet row = read.executeQuery()) {
            row.next();
            unclean = row.getInt(1) == 0;
          }
          try (PreparedStatement update =
                  connection.prepareStatement(
                      "UPDATE run SET epoch = epoch + 1, ended = 0 RETURNING epoch");
              ResultSet row = update.executeQuery()) {
            row.next();
            return new Run(row.getLong(1), unclean);
          }
        });
  }

  @Override
  public void end() throws StoreUnavailableException {
    file.durably(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement("UPDATE run SET ended = 1")) {
            return statement.executeUpdate();
          }
        });
  }

  @Override
  public int mark(String sink, int partition, long offset) throws StoreUnavailableException {
    return file.quickly(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  "INSERT INTO marks VALUES (?, ?, ?, 1) ON CONFLICT (sink, partition) DO UPDATE"
                      + " SET times = CASE WHEN offset = excluded.offset THEN times + 1 ELSE 1 END,"
                      + " offset = excluded.offset RETURNING times")) {
            statement.setString(1, sink);
            statement.setInt(2, partition);
            statement.setLong(3, offset);
            try (ResultSet row = statement.executeQuery()) {
              row.next();
              return row.getInt(1);
            }
          }
        });
  }

  @Override
  public void clear(String sink, int partition) throws StoreUnavailableException {
    file.quickly(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement("DELETE FROM marks WHERE sink = ? AND partition = ?")) {
            statement.setString(1, sink);
            statement.setInt(2, partition);
            return statement.executeUpdate();
          }
        });
  }
}
