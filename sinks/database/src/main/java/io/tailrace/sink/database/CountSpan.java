package io.tailrace.sink.database;

import java.time.Instant;

/**
 * Counts of which hours. Immutable.
 *
 * @param from inclusive
 * @param to exclusive
 */
public record CountSpan(Instant from, Instant to) {}
