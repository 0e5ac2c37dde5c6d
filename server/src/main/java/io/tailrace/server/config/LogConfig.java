package io.tailrace.server.config;

import java.time.Duration;

/**
 * The log. Immutable, safe to share between threads.
 *
 * @param url the engine. Defaults to {@code sqlite}
 * @param retention for what every sink has. Defaults to 30 days
 * @param maxRetention for everything. Defaults to 90 days
 * @param minFreeBytes with less free disk the oldest records go, as {@code Retention} says.
 *     Defaults to 1 GiB
 * @param deduplication how long ids are remembered. Defaults to 8 days
 */
public record LogConfig(
    String url,
    Duration retention,
    Duration maxRetention,
    long minFreeBytes,
    Duration deduplication) {}
