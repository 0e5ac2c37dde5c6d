/**
 * What Customer.io's App API knows and we do not, why, and how it is fetched. Begin with {@link
 * io.tailrace.operations.reconcile.Reconcile}: {@link
 * io.tailrace.operations.reconcile.DeliveryWalk} compares page by page, {@link
 * io.tailrace.operations.reconcile.Settling} looks again at what was missing and finds a cause,
 * {@link io.tailrace.operations.reconcile.Backfill} appends what nothing of ours explains.
 */
@NullMarked
package io.tailrace.operations.reconcile;

import org.jspecify.annotations.NullMarked;
