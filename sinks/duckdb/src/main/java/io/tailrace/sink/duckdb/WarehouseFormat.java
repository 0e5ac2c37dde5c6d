package io.tailrace.sink.duckdb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells by their first bytes which of the warehouse's files a newer version wrote, without DuckDB,
 * whose library takes longer to load than a server may take to start. Stateless.
 *
 * <pre>
 * file      8 bytes checksum, "DUCK", 8 bytes version of the format, least byte first
 * log       5 bytes that begin the entry of the version, a byte with the version
 * rollback  8 bytes, zero: it keeps the file's beginning first. A later format must begin otherwise
 * </pre>
 */
final class WarehouseFormat {
  private static final Logger LOG = LoggerFactory.getLogger(WarehouseFormat.class);

  /** The last that this DuckDB can read. */
  static final long NEWEST_FILE = 68;

  static final int NEWEST_LOG = 2;
  private static final int HEAD = 20;
  private static final int MAGIC = 0x4b435544; // "DUCK"
  private static final byte[] LOG_BEGINS = {0x64, 0, 0x62, 0x65, 0};

  private WarehouseFormat() {}

  /** Those of this warehouse's files that a newer version wrote. */
  static List<Path> newer(Path file) {
    return Stream.of(
            newer(file, WarehouseFormat::fileIsNewer),
            newer(SetAside.wal(file), WarehouseFormat::logIsNewer),
            newer(RollbackJournal.of(file), head -> head.getLong(0) != 0))
        .flatMap(List::stream)
        .toList();
  }

  private static List<Path> newer(Path file, Predicate<ByteBuffer> isNewer) {
    if (file.toFile().length() < HEAD) {
      return List.of();
    }
    try {
      return isNewer.test(head(file)) ? List.of(file) : List.of();
    } catch (IOException e) {
      LOG.debug("{} cannot be looked into; its opening says why", file, e);
      return List.of();
    }
  }

  private static ByteBuffer head(Path file) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(HEAD).order(ByteOrder.LITTLE_ENDIAN);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      channel.read(head, 0);
    }
    return head;
  }

  private static boolean fileIsNewer(ByteBuffer head) {
    return head.getInt(8) == MAGIC && head.getLong(12) > NEWEST_FILE;
  }

  private static boolean logIsNewer(ByteBuffer head) {
    return head.slice(0, LOG_BEGINS.length).equals(ByteBuffer.wrap(LOG_BEGINS))
        && head.get(LOG_BEGINS.length) > NEWEST_LOG;
  }
}
