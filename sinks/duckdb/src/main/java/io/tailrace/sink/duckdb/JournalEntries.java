package io.tailrace.sink.duckdb;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;

/** Reads a {@link RollbackJournal}, and reads and writes whole pieces of files. Stateless. */
final class JournalEntries {
  private static final int HEAD = Long.BYTES + Integer.BYTES;

  private JournalEntries() {}

  /** Takes one piece of a file, and where it stood. */
  interface Entry {
    void take(long at, ByteBuffer bytes) throws IOException;
  }

  /** Whether its checksum agrees. */
  static boolean areWhole(FileChannel journal) throws IOException {
    long end = journal.size() - Long.BYTES;
    if (end < HEAD) {
      return false;
    }
    CRC32C sum = new CRC32C();
    for (long at = 0; at < end; at += RollbackJournal.BLOCK) {
      sum.update(read(journal, at, (int) Math.min(RollbackJournal.BLOCK, end - at)));
    }
    return read(journal, end, Long.BYTES).getLong() == sum.getValue();
  }

  /** Of one that is whole. */
  static void forEach(FileChannel journal, Entry entry) throws IOException {
    long next = 0;
    while (true) {
      ByteBuffer head = read(journal, next, HEAD);
      long at = head.getLong();
      if (at < 0) {
        return;
      }
      int length = head.getInt();
      entry.take(at, read(journal, next + HEAD, length));
      next += HEAD + length;
    }
  }

  static ByteBuffer read(FileChannel file, long at, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (file.read(bytes, at + bytes.position()) < 0) {
        throw new EOFException("it ends at " + (at + bytes.position()));
      }
    }
    return bytes.flip();
  }

  static void write(FileChannel file, long at, ByteBuffer bytes) throws IOException {
    long next = at;
    while (bytes.hasRemaining()) {
      next += file.write(bytes, next);
    }
  }
}
