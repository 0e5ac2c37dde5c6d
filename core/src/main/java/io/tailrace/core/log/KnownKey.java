package io.tailrace.core.log;

import java.time.Instant;

/** That a key was received, when, and where it stands or stood in the log. Immutable. */
public record KnownKey(int partition, long offset, Instant receivedAt) {}
