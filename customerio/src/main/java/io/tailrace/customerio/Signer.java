package io.tailrace.customerio;

import java.util.HexFormat;

/**
 * Signs a body as Customer.io does, or as senders do that sign the body alone: for tests, simulated
 * traffic and trials. Stateless, safe to share between threads.
 */
public final class Signer {
  private Signer() {}

  /** The X-CIO-Signature header for this body sent with this X-CIO-Timestamp header. */
  public static String sign(SigningKey key, String timestamp, byte[] body) {
    return hex(new Hmac(key.bytes()).overBodyAt(timestamp).doFinal(body));
  }

  /** The same for a time in seconds since 1970. */
  public static String sign(SigningKey key, long timestamp, byte[] body) {
    return sign(key, Long.toString(timestamp), body);
  }

  /** The X-CIO-Signature header for this body sent without an X-CIO-Timestamp header. */
  public static String signBody(SigningKey key, byte[] body) {
    return hex(new Hmac(key.bytes()).overBody().doFinal(body));
  }

  private static String hex(byte[] signature) {
    return HexFormat.of().formatHex(signature);
  }
}
