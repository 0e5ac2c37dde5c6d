package io.tailrace.sink.database;

import io.tailrace.core.sink.BatchRejectedException;
import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.core.sql.SqlLimits;
import io.tailrace.core.sql.SqlRefusedException;
import io.tailrace.core.sql.SqlResult;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.postgresql.util.PSQLState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A schema on a PostgreSQL server, for any number of processes. Safe for use by many threads. */
final class Postgres implements DatabaseDoor {
  private static final Logger log = LoggerFactory.getLogger(Postgres.class);

  /** The folder of its migrations among our resources. */
  static final String MIGRATIONS = "io/tailrace/sink/database/migration/postgres";

  /** What a migration of a large table may take. */
  private static final Duration LONGEST_MIGRATION = Duration.ofHours(1);

  private static final String TABLES =
      "SELECT count(*), count(*) FILTER (WHERE relname = 'flyway_schema_history')"
          + " FROM pg_catalog.pg_class JOIN pg_catalog.pg_namespace n ON n.oid = relnamespace"
          + " WHERE nspname = ? AND relkind IN ('r', 'p', 'v', 'm', 'f')";

  private final PostgresSettings settings;
  private final PostgresPool pool;
  private final Dialect dialect;

  Postgres(PostgresSettings settings) {
    this.settings = settings;
    this.pool = new PostgresPool(settings);
    this.dialect = new PostgresDialect(settings.schema(), settings.limits());
  }

  @Override
  public Pace pace() {
    return settings.pace();
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }

  /** Only connecting can tell. */
  @Override
  public void requireMade() {}

  @Override
  public Connection writer() throws SQLException {
    return pool.connection(false);
  }

  @Override
  public Connection reader() throws SQLException {
    Connection connection = pool.connection(true);
    try {
      dialect.beginReading(connection);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** The limit ends with the transaction, which is all that a pool in between leaves together. */
  @Override
  public TimeLimit limit(Connection reader, Duration time) throws SQLException {
    try (PreparedStatement statement =
        reader.prepareStatement("SELECT set_config('statement_timeout', ?, true)")) {
      statement.setString(1, Long.toString(Math.max(1, time.toMillis())));
      statement.execute();
    }
    return failure -> PSQLState.QUERY_CANCELED.getState().equals(failure.getSQLState());
  }

  /** What a server committed is the server's to keep. */
  @Override
  public Place place() {
    return () -> true;
  }

  @Override
  public Tables tables(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(TABLES)) {
      statement.setString(1, settings.schema());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        if (row.getInt(1) == 0) {
          return Tables.NONE;
        }
        return row.getInt(2) == 0 ? Tables.FOREIGN : Tables.OURS;
      }
    }
  }

  @Override
  public void migrate() throws SinkUnavailableException {
    try {
      flyway()
          .javaMigrations(new Rereading(dialect))
          .loggers(QuietFlyway.class.getName())
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw unavailable(e);
    }
  }

  /** What is to be migrated, and how. */
  FluentConfiguration flyway() {
    return Flyway.configure()
        .dataSource(new PostgresSource(settings, LONGEST_MIGRATION))
        .schemas(settings.schema())
        .createSchemas(true)
        .locations("classpath:" + MIGRATIONS);
  }

  /** A server tells who may read what better than we could tell by looking at a query. */
  @Override
  public SqlResult select(String query, SqlLimits limits) throws SqlRefusedException {
    String schema = settings.schema();
    throw new SqlRefusedException(
        ("The database is in PostgreSQL; ask it there: psql %s -U reader -c 'SELECT … FROM"
                + " %s.do_not_contact'. A role that only reads is made by: CREATE ROLE reader LOGIN"
                + " PASSWORD '…'; GRANT USAGE ON SCHEMA %s TO reader; GRANT SELECT ON ALL TABLES IN"
                + " SCHEMA %s TO reader. The warehouse is asked with --on warehouse.")
            .formatted(settings.address().forPsql(), schema, schema, schema));
  }

  @Override
  public SinkUnavailableException unavailable(Exception cause) {
    PostgresFault fault = PostgresFault.of(cause);
    if (fault.endsConnections()) {
      pool.dropConnections();
    }
    if (fault == PostgresFault.LOCKED) {
      endFrozenSessions();
    }
    return fault.exception(settings.address(), cause);
  }

  /** So that one of the next attempts gets the lock. */
  private void endFrozenSessions() {
    Duration stillFor = settings.limits().statement();
    try (Connection connection = pool.connection(false)) {
      dialect.beginReading(connection);
      FrozenSessions.end(connection, PostgresDialect.lock(settings.schema()), stillFor);
    } catch (SQLException e) {
      log.warn(
          "could not look in the database for sessions of a frozen worker ({}); if a lock is kept"
              + " for long, see in pg_stat_activity who holds it",
          e.getMessage());
    }
  }

  @Override
  public SinkUnavailableException unavailable(Finding finding) {
    return PostgresFault.of(finding).exception(settings.address(), null);
  }

  @Override
  public void throwIfRejected(SQLException cause) throws BatchRejectedException {
    PostgresFault.throwIfRejected(cause);
  }

  @Override
  public boolean isConflict(SQLException cause) {
    return PostgresFault.isConflict(cause);
  }

  @Override
  public void between(Connection writer) {}

  @Override
  public boolean makeSafe(Connection writer) {
    return true;
  }

  @Override
  public void close(Connection writer) throws SQLException {
    writer.close();
  }

  @Override
  public void close() {
    pool.close();
  }
}
