package io.tailrace.server.config;

import java.time.Duration;

/**
 * The database and how long its tables keep. Immutable, safe to share between threads.
 *
 * @param url the engine. Defaults to {@code sqlite}
 * @param activity retention of each person's events. Defaults to 90 days
 * @param deliveries retention of deliveries. Defaults to 400 days
 * @param hourlyCounts retention of counts by hour. Defaults to 800 days
 * @param resolved retention of dead letters and quarantine once resolved. Defaults to 30 days
 */
public record DatabaseConfig(
    String url, Duration activity, Duration deliveries, Duration hourlyCounts, Duration resolved) {}
