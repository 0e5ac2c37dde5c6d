package io.tailrace.core.log;

/** Start: the first offset kept. End: one past the last. Equal when nothing is kept. Immutable. */
public record LogRange(long start, long end) {}
