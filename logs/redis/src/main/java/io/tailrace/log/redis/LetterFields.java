package io.tailrace.log.redis;

import io.tailrace.core.consumer.DeadLetter;
import io.tailrace.core.consumer.DeadLetter.State;
import io.tailrace.core.log.LogRecord;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** A dead letter as the fields of its hash, and back. Stateless. */
final class LetterFields {
  private LetterFields() {}

  /** What letter-add.lua takes: what tells it from others, then fields and values. */
  static byte[][] added(DeadLetter letter) {
    LogRecord record = letter.record();
    return new byte[][] {
      Keys.bytes(record.feed()),
      Keys.bytes(record.key()),
      Keys.bytes(letter.sink()),
      Keys.bytes(record.partition()),
      Keys.bytes(record.offset()),
      Keys.bytes("sink"),
      Keys.bytes(letter.sink()),
      Keys.bytes("partition"),
      Keys.bytes(record.partition()),
      Keys.bytes("name"),
      Keys.bytes(record.offset() + "-" + record.receivedAt().toEpochMilli()),
      Keys.bytes("record"),
      RecordBytes.of(record),
      Keys.bytes("reason"),
      Keys.bytes(letter.reason()),
      Keys.bytes("attempts"),
      Keys.bytes(letter.attempts()),
      Keys.bytes("at"),
      Keys.bytes(letter.at().toEpochMilli())
    };
  }

  /** What letter-drop.lua takes: a change that leaves out the body, and how many are kept. */
  static byte[][] dropped(DeadLetter letter, int keep, Instant at) {
    return new byte[][] {
      Keys.bytes(letter.id()),
      Keys.bytes(State.DROPPED.name()),
      Keys.bytes(0),
      Keys.bytes(1),
      Keys.bytes("record"),
      RecordBytes.of(letter.record().withoutBody()),
      Keys.bytes("resolved"),
      Keys.bytes(at.toEpochMilli()),
      Keys.bytes(keep)
    };
  }

  static DeadLetter letter(long id, Map<byte[], byte[]> hash) {
    Map<String, byte[]> fields = new HashMap<>();
    hash.forEach((name, value) -> fields.put(Keys.text(name), value));
    byte[] resolved = fields.get("resolved");
    return new DeadLetter(
        id,
        number(fields.get("change")),
        Keys.text(fields.get("sink")),
        RecordBytes.record(
            (int) number(fields.get("partition")),
            Keys.text(fields.get("name")),
            fields.get("record")),
        Keys.text(fields.get("reason")),
        (int) number(fields.get("attempts")),
        Instant.ofEpochMilli(number(fields.get("at"))),
        State.valueOf(Keys.text(fields.get("state"))),
        resolved == null ? null : Instant.ofEpochMilli(number(resolved)));
  }

  private static long number(byte[] digits) {
    return Long.parseLong(Keys.text(digits));
  }
}
