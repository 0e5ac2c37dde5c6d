package io.tailrace.sink.database;

import io.tailrace.core.file.FileIdentity;
import io.tailrace.core.file.FileProblem;
import io.tailrace.core.sink.BatchRejectedException;
import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.core.sql.SqlLimits;
import io.tailrace.core.sql.SqlRefusedException;
import io.tailrace.core.sql.SqlResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.sqlite.ProgressHandler;

/** A SQLite file, for one process. Safe for use by many threads. */
final class Sqlite implements DatabaseDoor {
  private static final long RESERVE_BYTES = 32L << 20;

  private final SqliteSettings settings;
  private final LongSupplier free;
  private final SqliteWriters writers;
  private final Dialect dialect = new SqliteDialect();

  Sqlite(SqliteSettings settings) {
    this(settings, () -> usableSpace(settings.file()));
  }

  /** With another measure of how many bytes the disk still takes. */
  Sqlite(SqliteSettings settings, LongSupplier free) {
    this.settings = settings;
    this.free = free;
    this.writers = new SqliteWriters(settings);
  }

  @Override
  public Pace pace() {
    return settings.pace();
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }

  @Override
  public void requireMade() throws SinkUnavailableException {
    if (!Files.exists(settings.file())) {
      throw new SinkUnavailableException("there is no database yet at " + settings.file());
    }
  }

  @Override
  public Connection writer() throws SQLException, SinkUnavailableException {
    requireRoom();
    return writers.open();
  }

  @Override
  public void between(Connection writer) throws SQLException, SinkUnavailableException {
    requireRoom();
    writers.checkpoint(writer);
  }

  @Override
  public boolean makeSafe(Connection writer) throws SQLException {
    return writers.copyAll(writer);
  }

  @Override
  public void close(Connection writer) throws SQLException {
    writers.close(writer);
  }

  /** SQLite maps a file into memory, and on a full disk that can end the process. */
  private void requireRoom() throws SinkUnavailableException {
    if (free.getAsLong() < RESERVE_BYTES) {
      throw SqliteFault.NEARLY_FULL.exception(settings.file(), null);
    }
  }

  private static long usableSpace(Path file) {
    try {
      return Files.getFileStore(file.toAbsolutePath().getParent()).getUsableSpace();
    } catch (IOException e) {
      // Opening the file says better what is wrong.
      return Long.MAX_VALUE;
    }
  }

  @Override
  public Connection reader() throws SQLException {
    return SqliteFile.reader(settings);
  }

  @Override
  public TimeLimit limit(Connection reader, Duration time) throws SQLException {
    QueryWatch watch = new QueryWatch(time, settings.file().toAbsolutePath().getParent());
    ProgressHandler.setHandler(reader, QueryWatch.STEPS_BETWEEN_LOOKS, watch);
    return failure -> watch.stopped() != null;
  }

  @Override
  public Place place() throws SQLException {
    try {
      return FileIdentity.of(settings.file())::holds;
    } catch (IOException e) {
      throw new SQLException("its file is not where it was: " + FileProblem.of(e), e);
    }
  }

  @Override
  public Tables tables(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT count(*), count(*) FILTER (WHERE name = 'flyway_schema_history')"
                    + " FROM sqlite_master")) {
      row.next();
      if (row.getInt(1) == 0) {
        return Tables.NONE;
      }
      return row.getInt(2) == 0 ? Tables.FOREIGN : Tables.OURS;
    }
  }

  @Override
  public void migrate() throws SQLException {
    new SqliteMigrations(settings, dialect).run();
  }

  @Override
  public SqlResult select(String query, SqlLimits limits) throws SqlRefusedException, SQLException {
    SingleSelect.check(query);
    try (Connection connection = SqliteFile.guardedReader(settings)) {
      return new SqliteSelect(connection, settings.file(), limits).run(query);
    }
  }

  @Override
  public SinkUnavailableException unavailable(Exception cause) {
    if (SqliteFault.isOfDisk(cause)) {
      writers.diskFailed();
    }
    return SqliteFault.unavailable(settings.file(), cause);
  }

  @Override
  public SinkUnavailableException unavailable(Finding finding) {
    return SqliteFault.of(finding).exception(settings.file(), null);
  }

  @Override
  public void throwIfRejected(SQLException cause) throws BatchRejectedException {
    SqliteFault.throwIfRejected(cause);
  }

  /** It has one writer at a time, and the others wait. */
  @Override
  public boolean isConflict(SQLException cause) {
    return false;
  }

  /** Each connection is closed by who had it. */
  @Override
  public void close() {}
}
