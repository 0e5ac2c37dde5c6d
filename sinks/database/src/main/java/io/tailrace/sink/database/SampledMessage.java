package io.tailrace.sink.database;

import java.time.Instant;

/**
 * A message that was sent, and when people first answered it. Immutable.
 *
 * @param humanOpenedAt null = by nobody, as far as is known
 * @param humanClickedAt null = by nobody
 */
public record SampledMessage(Instant sentAt, Instant humanOpenedAt, Instant humanClickedAt) {}
