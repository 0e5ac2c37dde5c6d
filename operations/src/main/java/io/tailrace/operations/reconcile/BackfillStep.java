package io.tailrace.operations.reconcile;

/**
 * What one step of a backfill did. Immutable.
 *
 * @param appended how many events were fetched
 * @param known what had been backfilled before
 * @param done whether nothing is left
 * @param running whether consumers write it now, and then what is missing is looked at again; or
 *     else at the next start
 */
public record BackfillStep(long appended, long known, boolean done, boolean running) {}
