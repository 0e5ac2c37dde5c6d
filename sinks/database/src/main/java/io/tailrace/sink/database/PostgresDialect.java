package io.tailrace.sink.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * PostgreSQL's ways: times are {@code timestamptz}, and many rows are one statement. Stateless.
 *
 * @param schema ours, whose writers wait for each other, where they must
 * @param limits how long a transaction may wait
 */
record PostgresDialect(String schema, PostgresLimits limits) implements Dialect {

  /**
   * Each transaction says where it is and how long it may wait, since what was said of the session
   * may be forgotten: a pool in between may give us another one for each transaction.
   */
  private static final String HERE =
      "SELECT set_config('search_path', ?, true), set_config('lock_timeout', ?, true),"
          + " set_config('statement_timeout', ?, true),"
          + " set_config('idle_in_transaction_session_timeout', ?, true),"
          + " CASE WHEN current_setting('synchronous_commit') = 'off'"
          + " THEN set_config('synchronous_commit', 'on', true) END";

  private static final String SHARED = ", pg_advisory_xact_lock_shared(hashtextextended(?, 0))";
  private static final String ALONE = ", pg_advisory_xact_lock(hashtextextended(?, 0))";

  @Override
  public void beginReading(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(HERE)) {
      here(statement);
      statement.execute();
    }
  }

  /** Each holds the lock until its transaction ends: shared, or alone. */
  @Override
  public void begin(Connection connection, boolean alone) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(HERE + (alone ? ALONE : SHARED))) {
      here(statement);
      statement.setString(5, lock(schema));
      statement.execute();
    }
  }

  private void here(PreparedStatement statement) throws SQLException {
    statement.setString(1, schema);
    statement.setString(2, millis(limits.lock()));
    statement.setString(3, millis(limits.statement()));
    statement.setString(4, millis(limits.statement()));
  }

  private static String millis(Duration time) {
    return Long.toString(time.toMillis());
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
