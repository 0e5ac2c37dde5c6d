package io.tailrace.sink.duckdb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Reads a write-ahead log without DuckDB, entry by entry, and compares each with its checksum. An
 * error of a replay says too little: a full disk or a want of memory looks like damage there.
 * Stateless.
 *
 * <pre>
 * version   8 bytes
 * entry     8 bytes size, 8 bytes checksum, then as many bytes as size says
 * </pre>
 */
final class WalCheck {
  private static final byte[] VERSION = {0x64, 0, 0x62, 0x65, 0, 2, (byte) 0xff, (byte) 0xff};
  private static final int HEAD = 16;
  private static final long MIX = 0xbf58476d1ce4e5b9L;
  private static final long SEED = 5381;

  private WalCheck() {}

  /** What stands in it. */
  enum Verdict {
    /** Each entry is as it was written; the last may be torn, as a loss of power leaves it. */
    WHOLE,
    DAMAGED
  }

  static Verdict of(Path wal) throws IOException {
    try (FileChannel file = FileChannel.open(wal, StandardOpenOption.READ)) {
      return startsWell(file) && entriesAgree(file) ? Verdict.WHOLE : Verdict.DAMAGED;
    }
  }

  private static boolean startsWell(FileChannel file) throws IOException {
    int length = (int) Math.min(file.size(), VERSION.length);
    return read(file, 0, length).equals(ByteBuffer.wrap(VERSION, 0, length));
  }

  private static boolean entriesAgree(FileChannel file) throws IOException {
    long at = VERSION.length;
    while (at + HEAD <= file.size()) {
      ByteBuffer head = read(file, at, HEAD);
      long size = head.getLong();
      if (size < 0) {
        return false;
      }
      if (size > file.size() - at - HEAD) {
        return true;
      }
      if (checksum(read(file, at + HEAD, Math.toIntExact(size))) != head.getLong()) {
        return false;
      }
      at += HEAD + size;
    }
    return true;
  }

  private static ByteBuffer read(FileChannel file, long at, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (file.read(bytes, at + bytes.position()) < 0) {
        throw new IOException("it became shorter while it was read");
      }
    }
    return bytes.flip();
  }

  private static long checksum(ByteBuffer bytes) {
    long sum = SEED;
    while (bytes.remaining() >= Long.BYTES) {
      sum ^= bytes.getLong() * MIX;
    }
    return bytes.hasRemaining() ? sum ^ rest(bytes) : sum;
  }

  /** Of the last one to seven bytes: MurmurHash's end. */
  private static long rest(ByteBuffer bytes) {
    long factor = 0xc6a4a7935bd1e995L;
    int shift = 47;
    long hash = 0xe17a1465L ^ (bytes.remaining() * factor);
    for (int i = 0; bytes.hasRemaining(); i += Byte.SIZE) {
      hash ^= Byte.toUnsignedLong(bytes.get()) << i;
    }
    hash *= factor;
    hash ^= hash >>> shift;
    hash *= factor;
    return hash ^ (hash >>> shift);
  }
}
