/**
 * What Customer.io's App API knows and we do not, why, and how it is fetched. Begin with {@link
 * io.tailrace.server.reconcile.Reconcile}: {@link io.tailrace.server.reconcile.Walk} compares page
 * by page, {@link io.tailrace.server.reconcile.Settling} looks again at what was missing and finds
 * a cause, {@link io.tailrace.server.reconcile.Backfill} appends what nothing of ours explains.
 */
package io.tailrace.server.reconcile;
