package io.tailrace.sink.database;

import io.tailrace.core.sink.BatchRejectedException;
import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.core.sql.SqlLimits;
import io.tailrace.core.sql.SqlRefusedException;
import io.tailrace.core.sql.SqlResult;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * The door to one database: how it is reached and guarded, and what its errors mean. What is the
 * same for all of them (folding, positions, retention) stands elsewhere. Safe for use by many
 * threads.
 */
interface DatabaseDoor extends AutoCloseable {

  /** How many records a transaction takes, and how long they may gather. */
  Pace pace();

  /** How values and statements are written. */
  Dialect dialect();

  /** Refuses, with what to do, if there is nothing yet that could be opened. */
  void requireMade() throws SinkUnavailableException;

  /** A connection that writes, without auto-commit; to be given to {@link #close(Connection)}. */
  Connection writer() throws SQLException, SinkUnavailableException;

  /** What has to be done now and then with a connection that writes, before a transaction. */
  void between(Connection writer) throws SQLException, SinkUnavailableException;

  /**
   * Whether all that was committed before is safe now, in parts that cannot be lost by themselves;
   * makes it so, if that costs little or is due.
   */
  boolean makeSafe(Connection writer) throws SQLException;

  /** Closes a connection that writes; once more does nothing. */
  void close(Connection writer) throws SQLException;

  /** A connection that cannot write. */
  Connection reader() throws SQLException;

  /** Has what this connection reads end after that long; to be said before it is asked. */
  TimeLimit limit(Connection reader, Duration time) throws SQLException;

  /** Where connections lead to now. */
  Place place() throws SQLException;

  /** Whose tables a connection finds. */
  Tables tables(Connection connection) throws SQLException;

  /** Brings the tables up to {@link Migrations#LATEST}, in one process at a time. */
  void migrate() throws SQLException, SinkUnavailableException;

  /** Runs one SELECT that somebody typed, and nothing else. */
  SqlResult select(String query, SqlLimits limits) throws SqlRefusedException, SQLException;

  /** Why it could not be used, and what can be done. */
  SinkUnavailableException unavailable(Exception cause);

  /** The exception for something that we found ourselves. */
  SinkUnavailableException unavailable(Finding finding);

  /** Throws if it is what was to be written that the database refuses. */
  void throwIfRejected(SQLException cause) throws BatchRejectedException;

  /** Whether another transaction was in the way, and the same may be tried again at once. */
  boolean isConflict(SQLException cause);

  @Override
  void close();

  /** Whose tables there are. */
  enum Tables {
    NONE,
    OURS,
    FOREIGN
  }

  /** What is wrong though every statement worked. */
  enum Finding {
    FOREIGN,
    NEWER,
    NOT_READY,
    MOVED
  }

  /** Ends what takes too long. */
  @FunctionalInterface
  interface TimeLimit {
    /** Whether it was this that ended a statement. */
    boolean hasEnded(SQLException failure);
  }

  /** Where a connection leads to. */
  @FunctionalInterface
  interface Place {
    /** Whether what was committed went where a new connection would find it. */
    boolean holds();
  }
}
