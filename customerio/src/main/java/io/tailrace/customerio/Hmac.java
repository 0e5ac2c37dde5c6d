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

  private final SecretKeySpec key;
  private final Mac ofBody;
  private final Mac ofVersion;

  Hmac(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
    this.ofBody = fresh();
    this.ofVersion = fresh();
    ofVersion.update(VERSION);
  }

  /** Ready for a body that is signed alone. */
  Mac overBody() {
    try {
      return (Mac) ofBody.clone();
    } catch (CloneNotSupportedException providerCannot) {
      return fresh();
    }
  }

  /** Ready for a body that is signed with a timestamp. */
  Mac overBodyAt(String timestamp) {
    Mac mac = begun();
    mac.update(timestamp.getBytes(US_ASCII));
    mac.update((byte) ':');
    return mac;
  }

  private Mac begun() {
    try {
      return (Mac) ofVersion.clone();
    } catch (CloneNotSupportedException providerCannot) {
      Mac mac = fresh();
      mac.update(VERSION);
      return mac;
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
