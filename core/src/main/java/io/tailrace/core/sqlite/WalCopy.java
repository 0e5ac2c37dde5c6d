package io.tailrace.core.sqlite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What an opening does with the write-ahead log that it finds, before anything else is written.
 * After a sync that failed, pages may stand in the system's cache that never reach the disk, and
 * the system takes them for written. So each byte of the write-ahead log is written and synced
 * anew, then each page of it in the main file; what fails then is said. Stateless.
 */
public final class WalCopy {
  private static final int BLOCK_BYTES = 1 << 20;

  private WalCopy() {}

  /** The write-ahead log of this file. */
  public static Path wal(Path file) {
    return file.resolveSibling(file.getFileName() + "-wal");
  }

  /**
   * Whether somebody still has the file open as it was: pages that were copied then would not be
   * copied again. To be asked when all of our own connections were closed, before this one was
   * opened.
   */
  public static boolean heldOpen(Connection connection) throws SQLException {
    return Checkpoint.look(connection).done() > 0;
  }

  /**
   * Writes everything anew, and empties the write-ahead log if nobody reads from it.
   *
   * @param connection to the file, outside of any transaction
   */
  public static void everything(Connection connection, Path file) throws SQLException, IOException {
    Path wal = wal(file);
    if (Files.exists(wal) && Files.size(wal) > 0) {
      rewrite(connection, wal);
    }
    Checkpoint.everything(connection);
  }

  /** As the file's only writer, or what another one writes meanwhile would be undone. */
  private static void rewrite(Connection connection, Path wal) throws SQLException, IOException {
    run(connection, "BEGIN IMMEDIATE");
    try (FileChannel channel =
        FileChannel.open(wal, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
      for (long at = 0; channel.read(block, at) > 0; at += block.position(), block.clear()) {
        write(channel, block.duplicate().flip(), at);
      }
      channel.force(true);
    } finally {
      run(connection, "ROLLBACK");
    }
  }

  private static void write(FileChannel channel, ByteBuffer block, long at) throws IOException {
    long next = at;
    while (block.hasRemaining()) {
      next += channel.write(block, next);
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
