package io.tailrace.sink.database;

import java.time.Duration;

/**
 * How long each table keeps its rows. People and suppressions are kept; so are dead letters and
 * quarantine until they are resolved. Immutable.
 *
 * @param activity since an event was received. Defaults to 90 days. Not shorter than what the log
 *     keeps at most, or the events of a replay beyond it are not counted
 * @param deliveries since a delivery's last event. Defaults to 400 days
 * @param hourlyCounts since their hour. Defaults to 800 days
 * @param resolved dead letters and quarantine, once resolved. Defaults to 30 days
 */
public record DatabaseRetention(
    Duration activity, Duration deliveries, Duration hourlyCounts, Duration resolved) {
  public static final DatabaseRetention DEFAULT =
      new DatabaseRetention(
          Duration.ofDays(90), Duration.ofDays(400), Duration.ofDays(800), Duration.ofDays(30));
}
