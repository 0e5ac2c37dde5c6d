package io.tailrace.sink.database;

import java.time.Duration;

/**
 * How much of a PostgreSQL server is used, and after which time something is given up: nothing may
 * hang. Immutable.
 *
 * @param connections how many are open at most. Defaults to 8
 * @param connect how long to wait for a connection. Defaults to 5 s
 * @param lock how long to wait for a lock. Defaults to 10 s
 * @param statement how long a statement may take, and a transaction lie idle. Defaults to 30 s
 * @param network how long the server may be silent; more than {@code statement}. Defaults to 60 s
 */
public record PostgresLimits(
    int connections, Duration connect, Duration lock, Duration statement, Duration network) {
  private static final int BESIDE_SINKS = 4;

  public static final PostgresLimits DEFAULT =
      new PostgresLimits(
          8,
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofSeconds(60));

  /** These limits for so many sinks at once. Each keeps a connection; the rest is for readers. */
  public PostgresLimits forSinks(int sinks) {
    return new PostgresLimits(sinks + BESIDE_SINKS, connect, lock, statement, network);
  }
}
