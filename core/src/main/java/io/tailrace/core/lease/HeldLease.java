package io.tailrace.core.lease;

import java.util.function.LongSupplier;

/**
 * A lease as its holder sees it: valid until its own clock says that the time is nearly over. Safe
 * for use by many threads.
 */
public final class HeldLease {
  private final Lease lease;
  private final LongSupplier nanos;
  private volatile long validUntil;

  HeldLease(Lease lease, LongSupplier nanos, long validUntil) {
    this.lease = lease;
    this.nanos = nanos;
    this.validUntil = validUntil;
  }

  public Lease lease() {
    return lease;
  }

  /** Whether the holder may still work. */
  public boolean isValid() {
    return nanos.getAsLong() - validUntil < 0;
  }

  void validUntil(long newValidUntil) {
    validUntil = newValidUntil;
  }
}
