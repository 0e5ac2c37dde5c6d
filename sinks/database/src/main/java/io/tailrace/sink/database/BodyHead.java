package io.tailrace.sink.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** The beginning of a body, as text for people; the log has the bytes. Stateless. */
final class BodyHead {
  private static final int MAX_BYTES = 64 << 10;

  private BodyHead() {}

  /** What is not UTF-8, or was cut in two at the end, reads as a replacement character. */
  static String of(byte[] body) {
    byte[] head = body.length > MAX_BYTES ? Arrays.copyOf(body, MAX_BYTES) : body;
    return DatabaseText.clean(new String(head, UTF_8));
  }
}
