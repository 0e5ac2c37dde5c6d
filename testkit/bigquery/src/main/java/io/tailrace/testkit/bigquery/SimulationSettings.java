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
 */
public record SimulationSettings(InstantSource clock, Duration streamLife, int maxRequestBytes) {

  /** The defaults, on the machine's clock. */
  public static SimulationSettings defaults() {
    return on(InstantSource.system());
  }

  /** The defaults, on this clock. */
  public static SimulationSettings on(InstantSource clock) {
    return new SimulationSettings(clock, Duration.ofDays(7), 10_000_000);
  }

  /** The same, with streams that live so long. */
  public SimulationSettings withStreamLife(Duration life) {
    return new SimulationSettings(clock, life, maxRequestBytes);
  }
}
