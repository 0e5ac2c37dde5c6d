package io.tailrace.core.log;

/**
 * Unresolved quarantined records of one feed with one reason code. Immutable.
 *
 * @param feed which received them
 * @param reason its code
 * @param records how many
 */
public record QuarantineCount(String feed, String reason, long records) {}
