package io.tailrace.sink.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;

/** SQLite's ways: times are text, and each shape of row is a statement. Stateless. */
final class SqliteDialect implements Dialect {
  private static final int BLOB_BYTES_SHOWN = 1_000;

  /** What reads needs nothing. */
  @Override
  public void beginReading(Connection connection) {}

  /**
   * With a statement that writes, if only nothing: one that has read first is refused, and not made
   * to wait, when another has written since. SQLite has one writer anyway, so each is alone.
   */
  @Override
  public void begin(Connection connection, boolean alone) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("UPDATE bookkeeping SET value = value WHERE name = ''")) {
      statement.executeUpdate();
    }
  }

  @Override
  public void bind(PreparedStatement statement, int parameter, Object value) throws SQLException {
    if (value instanceof String text) {
      statement.setString(parameter, text);
    } else if (value instanceof Long number) {
      statement.setLong(parameter, number);
    } else if (value == null) {
      statement.setObject(parameter, null);
    } else {
      bindOther(statement, parameter, value);
    }
  }

  private static void bindOther(PreparedStatement statement, int parameter, Object value)
      throws SQLException {
    if (value instanceof Boolean flag) {
      statement.setBoolean(parameter, flag);
    } else {
      statement.setString(parameter, timeText(value));
    }
  }

  private static String timeText(Object time) {
    return time instanceof Instant instant
        ? Timestamps.seconds(instant)
        : Timestamps.millis(((Millis) time).time());
  }

  @Override
  public Instant time(ResultSet row, int column) throws SQLException {
    return Timestamps.parse(row.getString(column));
  }

  @Override
  public Object value(ResultSet row, int column) throws SQLException {
    Object value = row.getObject(column);
    if (value instanceof Integer number) {
      return number.longValue();
    }
    return value instanceof byte[] bytes ? hex(bytes) : value;
  }

  private static String hex(byte[] bytes) {
    int shown = Math.min(bytes.length, BLOB_BYTES_SHOWN);
    String hex = HexFormat.of().formatHex(bytes, 0, shown);
    return "x'" + hex + (shown < bytes.length ? "…'" : "'");
  }

  @Override
  public RowFolder folder(Connection connection, FoldedTable table) throws SQLException {
    return new ShapedUpserts(connection, table, this);
  }

  @Override
  public RowAdder adder(Connection connection, FoldedTable table) {
    return new ShapedInserts(connection, table, this);
  }
}
