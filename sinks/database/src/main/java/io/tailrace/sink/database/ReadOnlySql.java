package io.tailrace.sink.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Runs a query within its limits on a connection that cannot write. Stateless. */
final class ReadOnlySql {
  private static final int BLOB_BYTES_SHOWN = 1_000;

  private ReadOnlySql() {}

  static SqlResult run(Connection connection, String query, SqlLimits limits)
      throws SqlRefusedException {
    AtomicBoolean late = new AtomicBoolean();
    CountDownLatch done = new CountDownLatch(1);
    try (Statement statement = connection.createStatement()) {
      Thread watch = Thread.ofVirtual().start(() -> watch(statement, limits, done, late));
      try {
        return read(statement.executeQuery(query), limits);
      } finally {
        done.countDown();
        join(watch);
      }
    } catch (SQLException e) {
      throw new SqlRefusedException(
          late.get()
              ? "It did not end within " + limits.time().toSeconds() + " s and was stopped."
              : "It could not be run: " + e.getMessage());
    }
  }

  private static void watch(
      Statement statement, SqlLimits limits, CountDownLatch done, AtomicBoolean late) {
    try {
      while (!done.await(late.get() ? 50 : limits.time().toMillis(), TimeUnit.MILLISECONDS)) {
        late.set(true);
        statement.cancel();
      }
    } catch (InterruptedException | SQLException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void join(Thread watch) {
    try {
      watch.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static SqlResult read(ResultSet rows, SqlLimits limits) throws SQLException {
    int width = rows.getMetaData().getColumnCount();
    List<String> columns = new ArrayList<>();
    for (int i = 1; i <= width; i++) {
      columns.add(rows.getMetaData().getColumnLabel(i));
    }
    List<List<Object>> read = new ArrayList<>();
    while (rows.next()) {
      if (read.size() == limits.rows()) {
        return new SqlResult(columns, read, true);
      }
      List<Object> row = new ArrayList<>(width);
      for (int i = 1; i <= width; i++) {
        row.add(cell(rows.getObject(i), limits.cellCharacters()));
      }
      read.add(row);
    }
    return new SqlResult(columns, read, false);
  }

  private static Object cell(Object value, int most) {
    if (value instanceof Integer number) {
      return number.longValue();
    }
    if (value instanceof byte[] bytes) {
      int shown = Math.min(bytes.length, BLOB_BYTES_SHOWN);
      return "x'" + HexFormat.of().formatHex(bytes, 0, shown) + (shown < bytes.length ? "…'" : "'");
    }
    if (value instanceof String text && text.length() > most) {
      return text.substring(0, most) + "…";
    }
    return value;
  }
}
