package io.tailrace.core.log;

/** Unresolved quarantined records of one feed with one reason code. Immutable. */
public record QuarantineCount(String feed, String reason, long records) {}
