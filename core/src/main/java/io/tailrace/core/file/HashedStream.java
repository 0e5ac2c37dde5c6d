package io.tailrace.core.file;

import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Bytes that are read once, and the SHA-256 of those that were. For one thread. */
public final class HashedStream extends DigestInputStream {

  public HashedStream(InputStream in) {
    super(in, sha256());
  }

  /** A fresh SHA-256. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  /** Once, of all that was read. */
  public String hash() {
    return HexFormat.of().formatHex(getMessageDigest().digest());
  }
}
