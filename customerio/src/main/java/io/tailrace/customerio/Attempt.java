package io.tailrace.customerio;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/** A request as a diagnosis tries it, well-formed or not. Immutable. */
// Made once per try and never compared.
@SuppressWarnings("ArrayRecordComponent")
record Attempt(@Nullable String timestamp, String signature, byte[] body) {

  boolean verifiesWith(Hmac hmac) {
    if (timestamp != null && !timestamp.chars().allMatch(digit -> digit < 0x80)) {
      return false;
    }
    Mac mac = timestamp == null ? hmac.overBody() : hmac.overBodyAt(timestamp);
    byte[] actual = HexFormat.of().formatHex(mac.doFinal(body)).getBytes(UTF_8);
    return MessageDigest.isEqual(actual, signature.toLowerCase(Locale.ROOT).getBytes(UTF_8));
  }
}
