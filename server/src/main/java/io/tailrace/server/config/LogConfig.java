package io.tailrace.server.config;

import java.time.Duration;

/**
 * The log. Immutable, safe to share between threads.
 *
 * @param url the engine: {@code sqlite}, or Redis by its URL. Defaults to {@code sqlite}
 * @param retention for what every sink has, on SQLite. Defaults to 30 days
 * @param maxRetention for everything. Defaults to 90 days
 * @param minFreeBytes with less free disk the oldest records go, as {@code Retention} says.
 *     Defaults to 1 GiB
 * @param deduplication how long ids are remembered. Defaults to 8 days
 * @param shared what matters only where several processes share the log
 */
public record LogConfig(
    String url,
    Duration retention,
    Duration maxRetention,
    long minFreeBytes,
    Duration deduplication,
    SharedLogConfig shared) {

  /** Whether several processes may share it. */
  public boolean isShared() {
    return LogUrlType.isRedis(url);
  }

  /** Without the password that the URL may hold. */
  @Override
  public String toString() {
    return "LogConfig[" + LogUrlType.masked(url) + "]";
  }
}
