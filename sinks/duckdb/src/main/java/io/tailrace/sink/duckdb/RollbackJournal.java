package io.tailrace.sink.duckdb;

import io.tailrace.core.file.OwnerOnly;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/**
 * Keeps what a checkpoint is about to write over, until the checkpoint is known to be on the disk.
 * DuckDB writes metadata blocks in place, with one checksum for 256 KiB, and only then the header
 * that means them: a loss of power in between leaves the old header and blocks that it cannot read.
 * And after a sync that failed, what it left stands in the system's cache alone, which takes it for
 * written. For the consumer's thread.
 *
 * <pre>
 * entry     8 bytes where in the file, 4 bytes length, then as many bytes; the headers come first
 * end       8 bytes -1, 8 bytes CRC-32C of all before
 * </pre>
 */
final class RollbackJournal implements AutoCloseable {
  static final int HEADERS = 3 * 4096;
  static final int BLOCK = 256 << 10;
  private static final long END = -1;

  private final Path path;
  private final Path journal;
  // null until the first checkpoint
  private FileChannel file;

  RollbackJournal(Path file) {
    this.path = file;
    this.journal = of(file);
  }

  static Path of(Path file) {
    return file.resolveSibling(file.getFileName() + ".rollback");
  }

  /** Returns once the disk has these blocks as they are now. */
  void keep(List<Long> blocks) throws IOException {
    FileChannel from = file();
    Files.deleteIfExists(journal);
    OwnerOnly.create(journal);
    try (FileChannel to = FileChannel.open(journal, StandardOpenOption.WRITE)) {
      var sum = new CheckedOutputStream(Channels.newOutputStream(to), new CRC32C());
      var out = new DataOutputStream(new BufferedOutputStream(sum, BLOCK));
      keep(from, out, 0, HEADERS);
      for (long block : blocks) {
        if (HEADERS + (block + 1) * BLOCK > from.size()) {
          continue; // then no header means it yet
        }
        keep(from, out, HEADERS + block * BLOCK, BLOCK);
      }
      out.writeLong(END);
      out.flush();
      out.writeLong(sum.getChecksum().getValue());
      out.flush();
      to.force(true);
    }
  }

  private static void keep(FileChannel from, DataOutputStream out, long at, int length)
      throws IOException {
    out.writeLong(at);
    out.writeInt(length);
    out.write(JournalEntries.read(from, at, length).array());
  }

  /** The file that it is the journal of, to be read; closed with this. */
  FileChannel file() throws IOException {
    if (file == null) {
      file = FileChannel.open(path, StandardOpenOption.READ);
    }
    return file;
  }

  /** The checkpoint is on the disk. */
  void forget() throws IOException {
    Files.deleteIfExists(journal);
  }

  /**
   * Ends what a checkpoint had begun whose end nobody knows; before DuckDB opens the file. Where
   * the old header counts still, its blocks are written as they were, and those of the new one are
   * free. Where the new one is there, its blocks had been synced before: it alone may not be.
   */
  static void recover(Path file) throws IOException {
    Path journal = of(file);
    if (!Files.exists(journal) || !Files.exists(file)) {
      return;
    }
    try (FileChannel from = FileChannel.open(journal, StandardOpenOption.READ);
        FileChannel to =
            FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      // One that is not whole was never needed: no checkpoint begins before it is synced.
      if (JournalEntries.areWhole(from)) {
        recover(from, to);
        to.force(true);
      }
    }
    Files.delete(journal);
  }

  private static void recover(FileChannel from, FileChannel to) throws IOException {
    ByteBuffer headers = JournalEntries.read(to, 0, HEADERS);
    boolean[] old = new boolean[1];
    JournalEntries.forEach(
        from,
        (at, bytes) -> {
          if (at == 0) {
            old[0] = bytes.equals(headers);
            JournalEntries.write(to, 0, headers.duplicate());
          } else if (old[0]) {
            JournalEntries.write(to, at, bytes);
          }
        });
  }

  /** Only once DuckDB has closed the file: the end of any descriptor of it ends DuckDB's lock. */
  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }
}
