package io.tailrace.customerio.appapi;

import java.time.Instant;

/**
 * One period of a series. Immutable, safe to share between threads.
 *
 * @param start when it begins
 */
public record Bucket(Instant start, Counts counts) {}
