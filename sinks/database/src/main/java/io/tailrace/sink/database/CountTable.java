package io.tailrace.sink.database;

/** What counts are read from. Immutable. */
public enum CountTable {
  /** Every event. */
  EVENTS("hourly_counts", "human"),
  /** What was refused or put off, by its cause. */
  REFUSALS("bounce_counts", "0");

  private final String table;
  private final String human;

  CountTable(String table, String human) {
    this.table = table;
    this.human = human;
  }

  /** What a question reads and where, without what it groups by. */
  String sums() {
    return "CAST(sum(events) AS BIGINT) AS events, CAST(sum("
        + human
        + ") AS BIGINT) AS human FROM "
        + table;
  }
}
