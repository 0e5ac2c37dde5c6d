package io.tailrace.testkit.customerio.appapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/** The opaque {@code next} of a list (App API reference, Paging). Stateless. */
final class Cursor {
  private Cursor() {}

  static String write(long position) {
    return Base64.getEncoder().encodeToString(("at:" + position).getBytes(UTF_8));
  }

  static long read(String cursor) {
    try {
      String text = new String(Base64.getDecoder().decode(cursor), UTF_8);
      return Long.parseLong(text.substring("at:".length()));
    } catch (RuntimeException notOurs) {
      throw ApiError.of(400, "start is not a cursor");
    }
  }
}
