package io.tailrace.log.sqlite;

import io.tailrace.core.file.OwnerOnly;
import io.tailrace.core.sqlite.Checkpoint;
import io.tailrace.core.sqlite.WalCopy;
import io.tailrace.core.sqlite.WalKeeper;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The connection that writes a file of ours, and the one that keeps its write-ahead log where the
 * disk fails. For one thread at a time.
 */
record Handles(Connection writer, WalKeeper keeper) {

  /**
   * Opens the file, made or brought up to this version if need be. What an earlier process or
   * opening left in the write-ahead log is in the main file when this returns.
   *
   * @param afterFault whether the disk failed under the earlier opening
   */
  static Handles open(Path file, SqliteSchema schema, boolean afterFault)
      throws SQLException, FileFault, IOException {
    // Only we may read what was received; SQLite gives the files beside it the same mode.
    OwnerOnly.keep(file);
    Connection writer = Connections.writer(file);
    WalKeeper keeper = null;
    try {
      if (schema.owns(writer)) {
        // Before the first sync: if that fails, closing must not try it again.
        keeper = new WalKeeper(Connections.reader(file));
        copyAll(writer, file, afterFault);
      }
      schema.establish(writer, file);
      Connections.setUp(writer);
      return new Handles(writer, keeper == null ? new WalKeeper(Connections.reader(file)) : keeper);
    } catch (SQLException | FileFault | IOException | RuntimeException e) {
      InOrder.close(writer, keeper == null ? () -> {} : keeper);
      throw e;
    }
  }

  private static void copyAll(Connection writer, Path file, boolean afterFault)
      throws SQLException, FileFault, IOException {
    if (afterFault && WalCopy.heldOpen(writer)) {
      throw FileFault.of(FileFault.Kind.HELD, file, null);
    }
    WalCopy.everything(writer, file);
  }

  /** In good order, after every other connection: copies all, and ends the write-ahead log. */
  void finish() throws SQLException, IOException {
    Checkpoint.everything(writer);
    InOrder.close(keeper, writer);
  }

  /** After a fault, and after every other connection: the write-ahead log stays as it is. */
  void leave() throws SQLException, IOException {
    InOrder.close(writer, keeper);
  }
}
