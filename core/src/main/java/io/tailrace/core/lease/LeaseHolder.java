package io.tailrace.core.lease;

/**
 * Works under leases. Called by one thread, which renews no lease meanwhile: neither method may
 * take long.
 */
public interface LeaseHolder {

  /**
   * Whether to ask for this lease, or to keep it: false where another worker would do better.
   *
   * @param workers how many are there now, this one included
   */
  default boolean wants(String lease, int workers) {
    return true;
  }

  /** Begin to work on this. */
  void taken(HeldLease lease);

  /**
   * Stop working on this, and return once nothing more will be committed. The lease may be given
   * back, or belong to somebody else already.
   */
  void lost(HeldLease lease);
}
