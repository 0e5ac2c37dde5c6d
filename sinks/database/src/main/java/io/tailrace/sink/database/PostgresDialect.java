package io.tailrace.sink.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * PostgreSQL's ways: times are {@code timestamptz}, and many rows are one statement. Stateless.
 *
 * @param schema whose writers wait for each other, where they must
 */
record PostgresDialect(String schema) implements Dialect {

  /** Each holds the lock until its transaction ends: shared, or alone. */
  @Override
  public void begin(Connection connection, boolean alone) throws SQLException {
    String lock = alone ? "pg_advisory_xact_lock" : "pg_advisory_xact_lock_shared";
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT " + lock + "(hashtextextended(?, 0))")) {
      statement.setString(1, lock(schema));
      statement.execute();
    }
  }

  /** What whoever writes to this schema locks, until its transaction ends. */
  static String lock(String schema) {
    return "tailrace " + schema;
  }

  @Override
  public void bind(PreparedStatement statement, int parameter, Object value) throws SQLException {
    if (value instanceof Instant time) {
      statement.setObject(parameter, OffsetDateTime.ofInstant(time, ZoneOffset.UTC));
    } else if (value instanceof Millis ours) {
      bind(statement, parameter, ours.time().truncatedTo(ChronoUnit.MILLIS));
    } else {
      statement.setObject(parameter, value);
    }
  }

  @Override
  public Instant time(ResultSet row, int column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  /** As SQLite has it: booleans are 0 and 1, and our own times have milliseconds. */
  @Override
  public Object value(ResultSet row, int column) throws SQLException {
    Object value = row.getObject(column);
    if (value instanceof Boolean flag) {
      return flag ? 1L : 0L;
    }
    return value instanceof Timestamp ? text(row, column) : value;
  }

  /** A column of whole seconds has a scale of 0. */
  private String text(ResultSet row, int column) throws SQLException {
    Instant time = time(row, column);
    return row.getMetaData().getScale(column) == 0
        ? Timestamps.seconds(time)
        : Timestamps.millis(time);
  }

  @Override
  public RowFolder folder(Connection connection, FoldedTable table) throws SQLException {
    ArrayStatements statements =
        ArrayStatements.of(connection, table, new TableSql(table)::upsertAll);
    return rows -> statements.execute(rows.all());
  }

  @Override
  public RowAdder adder(Connection connection, FoldedTable table) throws SQLException {
    return new ArrayInserts(connection, table);
  }
}
