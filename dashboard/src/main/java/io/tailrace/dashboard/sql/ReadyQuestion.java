package io.tailrace.dashboard.sql;

/**
 * A question to begin with. Immutable.
 *
 * @param title the question in words
 * @param on {@code warehouse} (DuckDB) or {@code database} (SQLite)
 */
public record ReadyQuestion(String title, String on, String query) {}
