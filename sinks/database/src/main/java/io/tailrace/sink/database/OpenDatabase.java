package io.tailrace.sink.database;

import io.tailrace.core.sink.SinkUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;

/** A database, open, with one connection that writes. For one thread. */
final class OpenDatabase implements AutoCloseable {
  private static final int ATTEMPTS = 10;

  private final DatabaseDoor engine;
  private final Connection connection;
  private final DatabaseDoor.Place place;

  private OpenDatabase(DatabaseDoor engine, Connection connection, DatabaseDoor.Place place) {
    this.engine = engine;
    this.connection = connection;
    this.place = place;
  }

  /** Opens it, made or brought up to this version if need be. */
  static OpenDatabase open(DatabaseDoor engine) throws SinkUnavailableException {
    return open(engine, Migrations::apply);
  }

  /** Opens it only if it is there and ready: making it is the sink's. */
  static OpenDatabase existing(DatabaseDoor engine) throws SinkUnavailableException {
    engine.requireMade();
    return open(engine, Migrations::check);
  }

  private static OpenDatabase open(DatabaseDoor engine, Preparation preparation)
      throws SinkUnavailableException {
    Connection connection = null;
    try {
      connection = engine.writer();
      preparation.prepare(engine, connection);
      return new OpenDatabase(engine, connection, engine.place());
    } catch (SQLException e) {
      close(engine, connection);
      throw engine.unavailable(e);
    } catch (SinkUnavailableException | RuntimeException e) {
      close(engine, connection);
      throw e;
    }
  }

  Connection connection() {
    return connection;
  }

  Dialect dialect() {
    return engine.dialect();
  }

  /** Does some reading, and ends it, so that it holds back nobody. */
  <T> T read(Work<T> work) throws SQLException, SinkUnavailableException {
    try {
      dialect().beginReading(connection);
      return work.run();
    } finally {
      rollback();
    }
  }

  /** Does some writing in one transaction, which fails as a whole; others may write beside it. */
  <T> T write(Work<T> work) throws SQLException, SinkUnavailableException {
    return write(false, work);
  }

  /** Writes in a transaction while nobody else writes. */
  <T> T writeAlone(Work<T> work) throws SQLException, SinkUnavailableException {
    return write(true, work);
  }

  /** Where two were in each other's way, one was let through, and the other tries again. */
  private <T> T write(boolean alone, Work<T> work) throws SQLException, SinkUnavailableException {
    for (int attempt = 1; ; attempt++) {
      try {
        return writeOnce(alone, work);
      } catch (SQLException e) {
        if (attempt == ATTEMPTS || !engine.isConflict(e)) {
          throw e;
        }
      }
    }
  }

  private <T> T writeOnce(boolean alone, Work<T> work)
      throws SQLException, SinkUnavailableException {
    boolean done = false;
    engine.between(connection);
    try {
      dialect().begin(connection, alone);
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

  /** Commits, and sees that it went where one who opens it now finds it. */
  private void commit() throws SQLException, SinkUnavailableException {
    connection.commit();
    if (!place.holds()) {
      throw engine.unavailable(DatabaseDoor.Finding.MOVED);
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
    close(engine, connection);
  }

  private static void close(DatabaseDoor engine, Connection connection) {
    try {
      if (connection != null) {
        engine.close(connection);
      }
    } catch (SQLException e) {
      // Nothing was to be kept of it, and the next one starts anew.
    }
  }

  /** What is done with the connection; once more, if another transaction was in the way. */
  interface Work<T> {
    T run() throws SQLException, SinkUnavailableException;
  }

  private interface Preparation {
    void prepare(DatabaseDoor engine, Connection connection)
        throws SQLException, SinkUnavailableException;
  }
}
