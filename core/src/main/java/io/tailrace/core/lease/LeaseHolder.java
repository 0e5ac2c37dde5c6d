package io.tailrace.core.lease;

/**
 * Works under leases. Called by one thread, which renews no lease meanwhile: neither method may
 * take long.
 */
public interface LeaseHolder {

  /** Begin to work on this. */
  void taken(HeldLease lease);

  /**
   * Stop working on this, and return once nothing more will be committed. The lease may be given
   * back, or belong to somebody else already.
   */
  void lost(HeldLease lease);
}
