package io.tailrace.sink.database;

import io.tailrace.core.sink.SinkUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The file, open, with one connection that writes. For one thread. */
final class OpenDatabase implements AutoCloseable {
  private final DatabaseSettings settings;
  private final Connection connection;
  private final FileIdentity identity;

  private OpenDatabase(DatabaseSettings settings, Connection connection, FileIdentity identity) {
    this.settings = settings;
    this.connection = connection;
    this.identity = identity;
  }

  /** Opens it, made or brought up to this version if need be. */
  static OpenDatabase open(DatabaseSettings settings) throws SinkUnavailableException {
    return open(settings, Migrations::apply);
  }

  /** Opens it only if it is there and ready: making it is the sink's. */
  static OpenDatabase existing(DatabaseSettings settings) throws SinkUnavailableException {
    if (!Files.exists(settings.file())) {
      throw new SinkUnavailableException("there is no database yet at " + settings.file());
    }
    return open(settings, Migrations::check);
  }

  private static OpenDatabase open(DatabaseSettings settings, Preparation preparation)
      throws SinkUnavailableException {
    Connection connection = null;
    try {
      connection = Sqlite.writer(settings);
      preparation.prepare(settings, connection);
      return new OpenDatabase(settings, connection, FileIdentity.of(settings.file()));
    } catch (SQLException | IOException e) {
      close(connection);
      throw DatabaseFault.unavailable(settings.file(), e);
    } catch (SinkUnavailableException | RuntimeException e) {
      close(connection);
      throw e;
    }
  }

  Connection connection() {
    return connection;
  }

  /** Does some reading, and ends it, so that it holds back nobody. */
  <T> T read(Work<T> work) throws SQLException, SinkUnavailableException {
    try {
      return work.run();
    } finally {
      rollback();
    }
  }

  /** Does some writing in one transaction, which fails as a whole. */
  <T> T write(Work<T> work) throws SQLException, SinkUnavailableException {
    boolean done = false;
    try {
      lock();
      T outcome = work.run();
      commit();
      done = true;
      return outcome;
    } finally {
      if (!done) {
        rollback();
      }
    }
  }

  /** Begins with a statement that writes, if only nothing; see {@link Sqlite#writer}. */
  private void lock() throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("UPDATE bookkeeping SET value = value WHERE name = ''")) {
      statement.executeUpdate();
    }
  }

  /** Commits, and sees that it went into the file that has this name. */
  private void commit() throws SQLException, SinkUnavailableException {
    connection.commit();
    if (!identity.holds()) {
      throw DatabaseFault.MOVED.exception(settings.file(), null);
    }
  }

  /** The connection is not trusted if even this fails. */
  private void rollback() {
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

  /** What is done with the connection. */
  interface Work<T> {
    T run() throws SQLException, SinkUnavailableException;
  }

  private interface Preparation {
    void prepare(DatabaseSettings settings, Connection connection)
        throws SQLException, SinkUnavailableException;
  }
}
