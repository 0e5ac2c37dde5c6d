package io.tailrace.customerio;

import java.util.HexFormat;

/**
 * Signs bodies as Customer.io does, or as senders do that sign the body alone: for tests, simulated
 * traffic and trials. Immutable, safe to share between threads.
 */
public final class Signer {
  private final Hmac hmac;

  /** To sign many bodies with one key: setting it up costs more than signing. */
  public Signer(SigningKey key) {
    this.hmac = new Hmac(key.bytes());
  }

  /** The X-CIO-Signature header for this body sent with this X-CIO-Timestamp header. */
  public String sign(String timestamp, byte[] body) {
    return hex(hmac.overBodyAt(timestamp).doFinal(body));
  }

  /** Signs a body with a timestamp in seconds since 1970. */
  public String sign(long timestamp, byte[] body) {
    return sign(Long.toString(timestamp), body);
  }

  /** The X-CIO-Signature header for this body sent without an X-CIO-Timestamp header. */
  public String signBody(byte[] body) {
    return hex(hmac.overBody().doFinal(body));
  }

  /** One signature by {@link #sign(String, byte[])}. */
  public static String sign(SigningKey key, String timestamp, byte[] body) {
    return new Signer(key).sign(timestamp, body);
  }

  /** One signature by {@link #sign(long, byte[])}. */
  public static String sign(SigningKey key, long timestamp, byte[] body) {
    return new Signer(key).sign(timestamp, body);
  }

  /** One signature by {@link #signBody(byte[])}. */
  public static String signBody(SigningKey key, byte[] body) {
    return new Signer(key).signBody(body);
  }

  private static String hex(byte[] signature) {
    return HexFormat.of().formatHex(signature);
  }
}
