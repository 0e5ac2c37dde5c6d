package io.tailrace.sink.database;

import io.tailrace.core.sink.SinkUnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** The file, open and migrated, with one connection that writes. For one thread. */
final class OpenDatabase implements AutoCloseable {
  private final Path file;
  private final Connection connection;
  private final FileIdentity identity;

  private OpenDatabase(Path file, Connection connection, FileIdentity identity) {
    this.file = file;
    this.connection = connection;
    this.identity = identity;
  }

  static OpenDatabase open(DatabaseSettings settings) throws SinkUnavailableException {
    Connection connection = null;
    try {
      connection = Sqlite.writer(settings);
      Migrations.apply(settings, connection);
      return new OpenDatabase(settings.file(), connection, FileIdentity.of(settings.file()));
    } catch (SQLException | IOException e) {
      close(connection);
      throw DatabaseFault.unavailable(settings.file(), e);
    } catch (SinkUnavailableException | RuntimeException e) {
      close(connection);
      throw e;
    }
  }

  Path file() {
    return file;
  }

  Connection connection() {
    return connection;
  }

  /** Commits, and sees that it went into the file that has this name. */
  void commit() throws SQLException, SinkUnavailableException {
    connection.commit();
    if (!identity.holds()) {
      throw DatabaseFault.MOVED.exception(file, null);
    }
  }

  /** Undoes what the transaction did; the connection is not trusted if even that fails. */
  void rollback() {
    try {
      connection.rollback();
    } catch (SQLException e) {
      close();
    }
  }

  @Override
  public void close() {
    close(connection);
  }

  private static void close(Connection connection) {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      // Nothing was to be kept of it, and the next one starts anew.
    }
  }
}
