package io.tailrace.sink.database;

import java.time.Instant;

/**
 * How often a metric was told of in an hour. Immutable.
 *
 * @param hour its beginning
 * @param human of {@code events}, those by no machine; of opens and clicks alone
 */
public record HourCount(Instant hour, String metric, long events, long human) {}
