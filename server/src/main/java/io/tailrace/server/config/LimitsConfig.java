package io.tailrace.server.config;

import java.time.Duration;

/**
 * What the receiver bears. Immutable, safe to share between threads.
 *
 * @param bodyBytes the largest body that is read as an event. Defaults to 8 MiB
 * @param unverifiedBytes what the bodies of requests under way may take together. Defaults to 64
 *     MiB
 * @param deadline from a request's first byte to its answer. Defaults to 3 s
 * @param idle how long an idle connection stays open. Defaults to 620 s
 */
public record LimitsConfig(
    long bodyBytes, long unverifiedBytes, Duration deadline, Duration idle) {}
