package io.tailrace.log.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.NewRecord;
import io.tailrace.core.log.QuarantineReason;
import io.tailrace.core.log.RecordKind;
import io.tailrace.core.log.Source;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;

/**
 * A record as the bytes of its entry in a stream. Its offset and the time it was received are the
 * entry's name, {@code <offset>-<milliseconds>}. Stateless.
 *
 * <pre>
 * 1  format (4 bits), kind (1 bit), whether it takes a backfilled one's place (1 bit, set by
 *    append.lua), source (2 bits)
 * 4+n feed    4+n key    and in quarantine: 4+n reason code, 4+n detail
 * the rest: the body
 * </pre>
 */
final class RecordBytes {
  private static final int FORMAT = 1;
  private static final int QUARANTINED = 1 << 3;
  private static final int REPLACES_BACKFILL = 1 << 2;

  /** By number, for ever: it stands in the entries. */
  private static final List<Source> SOURCES = List.of(Source.WEBHOOK, Source.BACKFILL, Source.DEMO);

  private RecordBytes() {}

  static byte[] of(NewRecord record) {
    byte[] feed = record.feed().getBytes(UTF_8);
    byte[] key = record.key().getBytes(UTF_8);
    byte[] code = record.reason() == null ? null : record.reason().code().getBytes(UTF_8);
    byte[] detail = record.reason() == null ? null : record.reason().detail().getBytes(UTF_8);
    int reason = code == null ? 0 : 8 + code.length + detail.length;
    ByteBuffer bytes =
        ByteBuffer.allocate(9 + feed.length + key.length + reason + record.body().length);
    int kind = record.kind() == RecordKind.QUARANTINED ? QUARANTINED : 0;
    bytes.put((byte) (FORMAT << 4 | kind | SOURCES.indexOf(record.source())));
    put(bytes, feed);
    put(bytes, key);
    if (code != null) {
      put(bytes, code);
      put(bytes, detail);
    }
    return bytes.put(record.body()).array();
  }

  private static void put(ByteBuffer bytes, byte[] text) {
    bytes.putInt(text.length).put(text);
  }

  /**
   * The reverse.
   *
   * @param name of the entry
   */
  static LogRecord record(int partition, String name, byte[] entry) {
    ByteBuffer bytes = ByteBuffer.wrap(entry);
    int head = bytes.get();
    if (head >> 4 != FORMAT) {
      throw new IllegalStateException(
          "the record " + name + " was written by another version of Tailrace (" + head + ")");
    }
    RecordKind kind = (head & QUARANTINED) == 0 ? RecordKind.EVENT : RecordKind.QUARANTINED;
    String feed = text(bytes);
    String key = text(bytes);
    QuarantineReason reason =
        kind == RecordKind.EVENT ? null : new QuarantineReason(text(bytes), text(bytes));
    byte[] body = new byte[bytes.remaining()];
    bytes.get(body);
    return new LogRecord(
        partition,
        offset(name),
        feed,
        kind,
        key,
        SOURCES.get(head & 3),
        reason,
        Instant.ofEpochMilli(Long.parseLong(name.substring(name.indexOf('-') + 1))),
        (head & REPLACES_BACKFILL) != 0,
        body);
  }

  /** Encodes a record that was read from the log. */
  static byte[] of(LogRecord record) {
    byte[] bytes = of(newRecord(record));
    bytes[0] |= (byte) (record.replacesBackfill() ? REPLACES_BACKFILL : 0);
    return bytes;
  }

  private static NewRecord newRecord(LogRecord record) {
    return new NewRecord(
        record.feed(),
        record.kind(),
        record.key(),
        0,
        record.source(),
        record.reason(),
        record.receivedAt(),
        record.body());
  }

  private static long offset(String name) {
    return Long.parseLong(name.substring(0, name.indexOf('-')));
  }

  private static String text(ByteBuffer bytes) {
    byte[] text = new byte[bytes.getInt()];
    bytes.get(text);
    return new String(text, UTF_8);
  }
}
