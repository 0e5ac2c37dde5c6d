package io.tailrace.server.config;

import java.time.Duration;

/**
 * The database and how long its tables keep. Immutable, safe to share between threads.
 *
 * @param url {@code sqlite}, or PostgreSQL's as its driver takes it. Defaults to {@code sqlite}
 * @param user who we are to PostgreSQL; empty = as the URL says. Defaults to empty
 * @param password theirs; empty = as the URL says. Defaults to empty
 * @param schema of our tables in PostgreSQL. Defaults to {@code tailrace}
 * @param activity retention of each person's events. Defaults to 90 days
 * @param deliveries retention of deliveries. Defaults to 400 days
 * @param hourlyCounts retention of counts by hour. Defaults to 800 days
 * @param resolved retention of dead letters and quarantine once resolved. Defaults to 30 days
 */
public record DatabaseConfig(
    String url,
    String user,
    Secret password,
    String schema,
    Duration activity,
    Duration deliveries,
    Duration hourlyCounts,
    Duration resolved) {

  public boolean isSqlite() {
    return url.equals("sqlite");
  }

  /** Without the password that the URL may hold. */
  @Override
  public String toString() {
    return "DatabaseConfig[" + DatabaseUrlType.masked(url) + "]";
  }
}
