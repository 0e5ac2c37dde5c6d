package io.tailrace.log.redis;

import io.tailrace.core.log.Position;
import java.util.List;
import java.util.UUID;

/** A position as the text that stands in the hash {@code positions}. Stateless. */
final class StoredPosition {
  private StoredPosition() {}

  /** To go behind the epoch. */
  static byte[] bytes(Position position) {
    return Keys.bytes(position.logId() + " " + position.offset() + " " + position.pendingText());
  }

  static byte[] field(String sink, int partition) {
    return Keys.joined(sink, String.valueOf(partition));
  }

  /** With the epoch before it. */
  static Position of(int partition, byte[] value) {
    List<String> words = List.of(Keys.text(value).split(" ", -1));
    return Position.of(
        UUID.fromString(words.get(1)), partition, Long.parseLong(words.get(2)), words.get(3));
  }
}
