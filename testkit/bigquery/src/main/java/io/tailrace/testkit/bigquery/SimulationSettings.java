package io.tailrace.testkit.bigquery;

import java.time.Duration;
import java.time.InstantSource;

/**
 * What a simulated BigQuery keeps to. Immutable.
 *
 * @param clock by which streams expire
 * @param streamLife how long a buffered stream lives without traffic. Defaults to 7 days ("Stream
 *     data using the Storage Write API")
 * @param maxRequestBytes of one append. Defaults to 10 MB (the reference of AppendRowsRequest)
 * @param strict whether it refuses what public clients were seen to be refused: a repeated flush, a
 *     flush of a finalised stream, a connection after 600 idle seconds, a new column for some
 *     minutes. Defaults to false
 */
public record SimulationSettings(
    InstantSource clock, Duration streamLife, int maxRequestBytes, boolean strict) {
  /** How long a strict server keeps a connection without requests. */
  public static final Duration IDLE_CLOSE = Duration.ofMinutes(10);

  /** How long a strict server takes to know a new column on the way of appends. */
  public static final Duration COLUMN_DELAY = Duration.ofMinutes(10);

  /** The defaults, on the machine's clock. */
  public static SimulationSettings defaults() {
    return on(InstantSource.system());
  }

  /** The defaults, on this clock. */
  public static SimulationSettings on(InstantSource clock) {
    return new SimulationSettings(clock, Duration.ofDays(7), 10_000_000, false);
  }

  /** The same, with streams that live so long. */
  public SimulationSettings withStreamLife(Duration life) {
    return new SimulationSettings(clock, life, maxRequestBytes, strict);
  }

  /** The same, strict or not. */
  public SimulationSettings withStrictness(boolean wanted) {
    return new SimulationSettings(clock, streamLife, maxRequestBytes, wanted);
  }
}
