package io.tailrace.log.sqlite;

import io.tailrace.core.sqlite.Checkpoint;
import io.tailrace.core.sqlite.WalKeeper;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/**
 * The file as it is open now: from one opening to its end, by a close or a fault. The writer's
 * thread owns it; readers use {@link #readers} and the housekeeping {@link #side}.
 */
final class OpenLog {
  private final SqliteLogSettings settings;
  private final Connection connection;
  private final SqliteAppender appender;
  private final SqliteRetentionSweep sweep;
  private final ReadPool readers;
  private final SideConnection side;
  private final WalKeeper keeper;
  private final LogFileIdentity identity;
  private final UUID logId;
  private final String rolledBack;
  private long last;

  private OpenLog(SqliteLogSettings settings, Handles handles, EndMark mark)
      throws SQLException, IOException {
    Path file = settings.file();
    this.settings = settings;
    this.connection = handles.writer();
    this.keeper = handles.keeper();
    limitSize();
    SqliteIdentity found = SqliteIdentity.of(connection, mark);
    this.logId = found.logId();
    this.rolledBack = found.rolledBack();
    this.identity = LogFileIdentity.of(file);
    this.appender = new SqliteAppender(connection);
    this.sweep = new SqliteRetentionSweep(connection);
    this.last = Offsets.last(connection);
    connection.setAutoCommit(false);
    this.readers = new ReadPool(() -> Connections.reader(file));
    this.side = new SideConnection(file);
  }

  /**
   * Opens the file, or makes it where there is none; never in place of a damaged one.
   *
   * @param afterFault whether the disk failed under it, so that all must be written anew
   */
  static OpenLog open(
      SqliteLogSettings settings, InstantSource clock, EndMark mark, boolean afterFault)
      throws FileFault {
    try {
      SqliteSchema schema = LogSchema.with(UUID.randomUUID(), clock.instant());
      Handles handles = Handles.open(settings.file(), schema, afterFault);
      try {
        return new OpenLog(settings, handles, mark);
      } catch (SQLException | IOException | RuntimeException e) {
        handles.leave();
        throw e;
      }
    } catch (SQLException | IOException | RuntimeException e) {
      throw FileFault.of(settings.file(), e);
    }
  }

  /** That it was put back to an older state, for people, if it was found to be at this opening. */
  Optional<String> rolledBack() {
    return Optional.ofNullable(rolledBack);
  }

  UUID logId() {
    return logId;
  }

  Connection connection() {
    return connection;
  }

  SqliteAppender appender() {
    return appender;
  }

  SqliteRetentionSweep sweep() {
    return sweep;
  }

  ReadPool readers() {
    return readers;
  }

  SideConnection side() {
    return side;
  }

  /** Makes the open transaction durable, in a file that still has its name. */
  void commit() throws SQLException, FileFault {
    long newLast = lastUncommitted();
    connection.commit();
    identity.check();
    appender.committed();
    sweep.committed();
    last = newLast;
  }

  /** Asked inside the transaction, or the answer would hold a snapshot open until the next one. */
  private long lastUncommitted() throws SQLException {
    long next = appender.next();
    return sweep.recordsNext() < next ? next - 1 : Offsets.last(connection);
  }

  /** The last offset that holds a record, durably; 0 if none does. */
  long last() {
    return last;
  }

  /** Ends the open transaction without a trace. */
  void rollback() throws SQLException {
    appender.rolledBack();
    sweep.rolledBack();
    try {
      connection.rollback();
    } catch (SQLException e) {
      // After some faults SQLite has ended the transaction itself; the driver counts on a new one.
      Connections.run(connection, "BEGIN");
    }
  }

  /**
   * Closes everything, ending the write-ahead log; lets go of files that are no longer ours without
   * harming others.
   */
  void close() throws SQLException, IOException {
    try {
      rollback();
      connection.setAutoCommit(true);
      // If the file was moved away, this brings what only the write-ahead log holds along to it.
      Checkpoint.everything(connection);
    } catch (SQLException e) {
      leave();
      throw e;
    }
    InOrder.close(keeper, this::letGo, side::release, identity::setOrphanAside);
  }

  /**
   * Closes everything and copies nothing: after a fault of the disk, the write-ahead log stays for
   * the next opening, which writes all of it anew.
   */
  void leave() throws SQLException, IOException {
    InOrder.close(this::rollback, this::letGo, keeper, side::release, identity::setOrphanAside);
  }

  private void letGo() throws SQLException, IOException {
    InOrder.close(readers, side::close, appender, sweep, connection);
  }

  /** One past the last durable record. */
  long end() {
    return appender.committedNext();
  }

  private void limitSize() throws SQLException {
    long maxBytes = settings.disk().maxFileBytes();
    if (maxBytes > 0) {
      long pageSize = SqliteSchema.number(connection, "PRAGMA page_size");
      SqliteSchema.number(connection, "PRAGMA max_page_count = " + maxBytes / pageSize);
    }
  }
}
