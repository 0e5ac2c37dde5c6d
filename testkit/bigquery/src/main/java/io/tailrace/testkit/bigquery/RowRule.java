package io.tailrace.testkit.bigquery;

/**
 * Refuses rows beside BigQuery's own rules, so that a test has some. Safe for use by many threads.
 */
@FunctionalInterface
public interface RowRule {
  /** Refuses none. */
  RowRule NONE = row -> null;

  /** Why this row is refused; null if it is not. */
  String fault(Row row);
}
