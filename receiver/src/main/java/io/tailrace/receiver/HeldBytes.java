package io.tailrace.receiver;

/** Bytes of bodies that are not answered yet. Immutable. */
public record HeldBytes(long memory, long disk) {}
