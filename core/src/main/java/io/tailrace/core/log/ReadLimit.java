package io.tailrace.core.log;

/** How much one read may bring: records, and bytes of their bodies. Immutable. */
public record ReadLimit(int maxRecords, long maxBytes) {
  /** One record, whatever its size. */
  public static final ReadLimit ONE = new ReadLimit(1, Long.MAX_VALUE);
}
