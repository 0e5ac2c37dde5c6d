package io.tailrace.server.config;

import java.time.Duration;

/**
 * A log that several processes share. Immutable, safe to share between threads.
 *
 * @param name begins the name of every key. Defaults to {@code tailrace}
 * @param partitions asked only when the log is made. Defaults to 8
 * @param maxBytes where receivers refuse. Defaults to 0: by the server's maxmemory
 * @param waitReplicas how many replicas must have what is answered. Defaults to 0
 * @param keepAfterConsumed how long a record stays that every sink has. Defaults to 1 hour
 * @param lease how long after its last sign of life a worker's work is taken over. Defaults to 10 s
 * @param requireDurable whether to refuse a Redis that may lose what was answered. Defaults to
 *     false
 */
public record SharedLogConfig(
    String name,
    int partitions,
    long maxBytes,
    int waitReplicas,
    Duration keepAfterConsumed,
    Duration lease,
    boolean requireDurable) {}
