package io.tailrace.server.receive;

/** Bytes of bodies that are not answered yet. Immutable. */
public record HeldBytes(long memory, long disk) {}
