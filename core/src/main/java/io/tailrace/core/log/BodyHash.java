package io.tailrace.core.log;

import io.tailrace.core.file.HashedStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Names a body that has no id of its own by its SHA-256. Stateless. */
public final class BodyHash {
  private static final String PREFIX = "sha256:";

  private BodyHash() {}

  /** {@code sha256:} and 64 lower-case hex digits. */
  public static String key(byte[] body) {
    MessageDigest digest = newDigest();
    digest.update(body);
    return key(digest);
  }

  /** The key of the bytes that went through {@code digest}; resets it. */
  public static String key(MessageDigest digest) {
    return PREFIX + HexFormat.of().formatHex(digest.digest());
  }

  /** A fresh SHA-256. */
  public static MessageDigest newDigest() {
    return HashedStream.sha256();
  }
}
