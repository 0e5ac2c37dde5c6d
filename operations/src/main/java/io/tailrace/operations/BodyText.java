package io.tailrace.operations;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A body for JSON: as text if it is UTF-8, else in base64; the other is null. Immutable.
 *
 * @param text the body, if it is UTF-8
 * @param base64 the body, if it is not
 * @param bytes how long it is
 */
public record BodyText(@Nullable String text, @Nullable String base64, int bytes) {
  /** Of these bytes. */
  public static BodyText of(byte[] body) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      return new BodyText(text, null, body.length);
    } catch (CharacterCodingException e) {
      return new BodyText(null, Base64.getEncoder().encodeToString(body), body.length);
    }
  }
}
