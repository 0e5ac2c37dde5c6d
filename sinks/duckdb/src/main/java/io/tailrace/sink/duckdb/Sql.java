package io.tailrace.sink.duckdb;

/** Writes values where DuckDB takes no parameters. Stateless. */
final class Sql {
  private Sql() {}

  /** A string literal. */
  static String text(String value) {
    return '\'' + value.replace("'", "''") + '\'';
  }
}
