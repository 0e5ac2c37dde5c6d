package io.tailrace.core.sink;

/** One record that a sink refused: trying the same again will not help. Immutable; the reason names no person. */
public record Rejection(long offset, String reason) {}
