package io.tailrace.customerio;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA256 under one key. A {@link Mac} serves one thread at a time and setting one up costs
 * more than signing an event, so each use gets a clone of one that is set up. Safe to share between
 * threads.
 */
final class Hmac {
  private static final String ALGORITHM = "HmacSHA256";
  private static final byte[] VERSION = "v0:".getBytes(US_ASCII);
  private static final byte[] NOTHING = {};

  private final SecretKeySpec key;
  private final Mac empty;
  private final Mac afterVersion;

  Hmac(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
    this.empty = fresh();
    this.afterVersion = copy(empty, NOTHING);
    afterVersion.update(VERSION);
  }

  /** Ready for a body that is signed alone. */
  Mac overBody() {
    return copy(empty, NOTHING);
  }

  /** Ready for a body that is signed with a timestamp. */
  Mac overBodyAt(String timestamp) {
    Mac mac = copy(afterVersion, VERSION);
    mac.update(timestamp.getBytes(US_ASCII));
    mac.update((byte) ':');
    return mac;
  }

  /** What a provider cannot clone is made anew; {@code seen} is what it had been given. */
  private Mac copy(Mac mac, byte[] seen) {
    try {
      return (Mac) mac.clone();
    } catch (CloneNotSupportedException providerCannot) {
      Mac fresh = fresh();
      fresh.update(seen);
      return fresh;
    }
  }

  private Mac fresh() {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("This Java has no HMAC-SHA256.", impossible);
    }
  }
}
