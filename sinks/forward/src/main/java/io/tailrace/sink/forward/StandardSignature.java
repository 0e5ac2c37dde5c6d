package io.tailrace.sink.forward;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tailrace.core.file.HashedStream;
import io.tailrace.core.settings.Secret;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The headers of Standard Webhooks. While two keys are there, both sign, so that a receiver may
 * change its own in between. Safe for use by many threads.
 *
 * @param key the setting's name, for sentences
 */
record StandardSignature(Secret keys, String key) {
  private static final String PREFIX = "whsec_";

  /** An id with a dot in it could be taken for another id and another time, so it is hashed. */
  static String id(String eventId) {
    boolean plain = eventId.chars().allMatch(c -> c > 0x20 && c < 0x7f && c != '.');
    return plain ? eventId : "sha256-" + hash(eventId);
  }

  private static String hash(String eventId) {
    return HexFormat.of().formatHex(HashedStream.sha256().digest(eventId.getBytes(UTF_8)));
  }

  /** What signs the body at this time; id and time alone where there is no key. */
  Map<String, String> headers(String id, Instant now, byte[] body) throws MisconfiguredException {
    String timestamp = Long.toString(now.getEpochSecond());
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("webhook-id", id);
    headers.put("webhook-timestamp", timestamp);
    List<String> all = keys.values();
    if (!all.isEmpty()) {
      StringBuilder signatures = new StringBuilder();
      for (String one : all) {
        signatures.append(signatures.isEmpty() ? "" : " ").append("v1,");
        signatures.append(signature(bytes(one), id + '.' + timestamp + '.', body));
      }
      headers.put("webhook-signature", signatures.toString());
    }
    return headers;
  }

  /** Whether each key can sign. */
  void check() throws MisconfiguredException {
    for (String one : keys.values()) {
      bytes(one);
    }
  }

  private byte[] bytes(String secret) throws MisconfiguredException {
    try {
      if (secret.startsWith(PREFIX)) {
        byte[] bytes = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
        if (bytes.length >= 16) {
          return bytes;
        }
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw new MisconfiguredException(
        key + " must hold keys such as whsec_ and 24 bytes or more in base64");
  }

  private static String signature(byte[] secret, String head, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      mac.update(head.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JVM has HmacSHA256", e);
    }
  }
}
