package io.tailrace.core.sink;

import org.jspecify.annotations.Nullable;

/**
 * One record that a sink did not take. Immutable.
 *
 * @param offset the record's
 * @param reason why trying the same again will not help, naming no person; null if the record was
 *     not tried at all, because it waits behind an earlier one of the same person
 */
public record Rejection(long offset, @Nullable String reason) {

  /** Not tried: an earlier record of the same person must come first. */
  public static Rejection behind(long offset) {
    return new Rejection(offset, null);
  }

  /** Whether it was tried and refused. */
  public boolean refused() {
    return reason != null;
  }
}
