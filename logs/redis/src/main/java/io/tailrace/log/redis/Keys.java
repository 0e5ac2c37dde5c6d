package io.tailrace.log.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;

/** The names of our keys, all under one. Immutable. */
record Keys(String name) {

  /** What scripts put before every key. */
  byte[] prefix() {
    return bytes(name + ":");
  }

  byte[] of(String rest) {
    return bytes(name + ":" + rest);
  }

  /** The stream of one partition. */
  byte[] stream(int partition) {
    return of("p:" + partition);
  }

  /** The unresolved quarantine of one partition: a second copy, which trimming does not touch. */
  byte[] quarantine(int partition) {
    return of("q:" + partition);
  }

  /** A text as it is sent. */
  static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  static byte[] bytes(long number) {
    return bytes(Long.toString(number));
  }

  /** As it was received. */
  static String text(Object bytes) {
    return new String((byte[]) bytes, UTF_8);
  }

  /** Texts with a zero byte between them: one field of a hash. */
  static byte[] joined(String... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (int i = 0; i < parts.length; i++) {
      if (i > 0) {
        joined.write(0);
      }
      joined.writeBytes(bytes(parts[i]));
    }
    return joined.toByteArray();
  }

  /** The reverse. */
  static List<String> parted(byte[] joined) {
    return List.of(text(joined).split("\0", -1));
  }
}
