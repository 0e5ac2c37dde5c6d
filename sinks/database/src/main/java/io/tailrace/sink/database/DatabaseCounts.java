package io.tailrace.sink.database;

import java.util.Map;

/**
 * How much the database holds. Immutable.
 *
 * @param people rows
 * @param deliveries rows
 * @param suppressions rows
 * @param activity rows: one per event, as long as activity is kept
 * @param counted the events in the hourly counts
 * @param quarantine rows
 * @param deadLetters rows
 */
public record DatabaseCounts(
    long people,
    long deliveries,
    long suppressions,
    long activity,
    long counted,
    long quarantine,
    long deadLetters) {

  static DatabaseCounts of(Map<String, Object> row) {
    return new DatabaseCounts(
        number(row, "people"),
        number(row, "deliveries"),
        number(row, "suppressions"),
        number(row, "activity"),
        number(row, "counted"),
        number(row, "quarantine"),
        number(row, "dead_letters"));
  }

  private static long number(Map<String, Object> row, String column) {
    return ((Number) row.get(column)).longValue();
  }
}
