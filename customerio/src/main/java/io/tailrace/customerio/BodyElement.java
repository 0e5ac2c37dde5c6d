package io.tailrace.customerio;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One event of a request's body, or what is there in place of one. Immutable as long as nobody
 * writes to its bytes; then safe to share between threads.
 *
 * @param bytes exactly as received
 * @param key null when the bytes cannot be read as an event
 * @param problem why not; null when they can
 */
// An element is handed on, never compared, and a copy per event would cost more than it saves.
@SuppressWarnings("ArrayRecordComponent")
public record BodyElement(byte[] bytes, @Nullable EventKey key, @Nullable Problem problem) {
  public BodyElement {
    Objects.requireNonNull(bytes, "bytes");
    if ((key == null) == (problem == null)) {
      throw new IllegalArgumentException("exactly one of key and problem must be given");
    }
  }

  /** Whether the bytes can be read as an event. */
  public boolean readable() {
    return key != null;
  }
}
