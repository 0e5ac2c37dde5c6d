package io.tailrace.sink.database;

/**
 * How the values that several events give one column become one: in any order, and any number of
 * times but for {@link #SUM}, with the same outcome.
 */
enum Fold {
  /** Says which row. */
  KEY,
  /** Written with the row and never changed. */
  ONCE,
  /** The least of all. */
  LEAST,
  /** The greatest of all. */
  GREATEST,
  /** The least among those that came with the least leader. */
  LEAST_WITH,
  /** What came with the greatest leader, absent or not. */
  FOLLOWS,
  /** All added up: only what was never added before may be. */
  SUM,
  /** All bits ever set. */
  BITS;

  /** Whether a row that says nothing starts at zero. */
  boolean startsAtZero() {
    return this == SUM || this == BITS;
  }

  boolean led() {
    return this == LEAST_WITH || this == FOLLOWS;
  }

  /** Two values in one, for those that no leader decides. */
  Object merge(Object a, Object b) {
    return switch (this) {
      case LEAST -> Values.compare(a, b) <= 0 ? a : b;
      case GREATEST -> Values.compare(a, b) >= 0 ? a : b;
      case SUM -> (Long) a + (Long) b;
      case BITS -> (Long) a | (Long) b;
      default -> throw new IllegalArgumentException(this + " does not fold two values");
    };
  }

  /**
   * The column's new value, as SQL, where the row is there already and {@code excluded} holds the
   * new one. A column that is NULL so far takes the new value; a new value that is NULL changes
   * nothing.
   */
  String sql(String table, String column, String leader) {
    String old = table + "." + column;
    String fresh = "excluded." + column;
    return switch (this) {
      case KEY, ONCE -> throw new IllegalArgumentException(column + " is not folded");
      case LEAST -> keepIf(old + " <= " + fresh + " OR " + fresh + " IS NULL", old, fresh);
      case GREATEST -> keepIf(old + " >= " + fresh + " OR " + fresh + " IS NULL", old, fresh);
      case LEAST_WITH ->
          keepIf(
              pair(table, leader, column)
                  + " <= "
                  + pair("excluded", leader, column)
                  + " OR excluded."
                  + leader
                  + " IS NULL",
              old,
              fresh);
      case FOLLOWS ->
          keepIf(
              table
                  + "."
                  + leader
                  + " >= excluded."
                  + leader
                  + " OR excluded."
                  + leader
                  + " IS NULL",
              old,
              fresh);
      case SUM -> old + " + " + fresh;
      case BITS -> old + " | " + fresh;
    };
  }

  /** Whether a new leader and value, parameters in this order, change what a column holds. */
  String wins(String column, String leader) {
    return this == FOLLOWS
        ? "(" + leader + " IS NULL OR " + leader + " < ?) AND " + column + " IS DISTINCT FROM ?"
        : "(" + leader + " IS NULL OR (" + leader + ", " + column + ") > (?, ?))";
  }

  private static String keepIf(String condition, String old, String fresh) {
    return "CASE WHEN " + condition + " THEN " + old + " ELSE " + fresh + " END";
  }

  private static String pair(String table, String first, String second) {
    return "(" + table + "." + first + ", " + table + "." + second + ")";
  }
}
