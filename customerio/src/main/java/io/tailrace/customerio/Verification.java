package io.tailrace.customerio;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * The verifying of one request while its body comes in: nothing of the body is kept. For one
 * request, not to be shared between threads.
 */
public final class Verification {
  private static final byte[] VERSION = {'v', '0', ':'};

  private final @Nullable Verdict early;
  private final List<Mac> macs;
  private final byte[] expected;

  /** Whether the body so far begins like a message signed with a timestamp. */
  private boolean mimicsTimestamp;

  private int seen;
  private boolean finished;

  Verification(Verdict early) {
    this.early = early;
    this.macs = List.of();
    this.expected = new byte[0];
  }

  Verification(List<Mac> macs, byte[] expected, boolean bodyAlone) {
    this.early = null;
    this.macs = macs;
    this.expected = expected;
    this.mimicsTimestamp = bodyAlone;
  }

  /** The verdict, if the headers alone decide: then the body need not be read. */
  public Optional<Verdict> early() {
    return Optional.ofNullable(early);
  }

  /** Adds the next part of the body. */
  public void update(byte[] bytes, int offset, int length) {
    requireOpen();
    for (int at = offset; at < offset + length && seen < VERSION.length; at++) {
      look(bytes[at]);
    }
    for (Mac mac : macs) {
      mac.update(bytes, offset, length);
    }
  }

  /** Adds the next part of the body: what remains of the buffer, whose position stays. */
  public void update(ByteBuffer part) {
    requireOpen();
    for (int at = part.position(); at < part.limit() && seen < VERSION.length; at++) {
      look(part.get(at));
    }
    for (Mac mac : macs) {
      mac.update(part.duplicate());
    }
  }

  /** The verdict on headers and body. To be called once. */
  public Verdict finish() {
    requireOpen();
    finished = true;
    if (early != null) {
      return early;
    }
    boolean verified = false;
    for (Mac mac : macs) {
      verified |= MessageDigest.isEqual(mac.doFinal(), expected);
    }
    if (mimicsTimestamp && seen == VERSION.length) {
      return Verdict.TIMESTAMP_IN_BODY;
    }
    return verified ? Verdict.VERIFIED : Verdict.WRONG_SIGNATURE;
  }

  private void look(byte octet) {
    mimicsTimestamp &= octet == VERSION[seen];
    seen++;
  }

  private void requireOpen() {
    if (finished) {
      throw new IllegalStateException("This verification is finished; begin one for each request.");
    }
  }
}
