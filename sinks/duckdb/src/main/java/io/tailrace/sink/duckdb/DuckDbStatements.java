package io.tailrace.sink.duckdb;

/** Writes values where DuckDB takes no parameters. Stateless. */
final class DuckDbStatements {
  private DuckDbStatements() {}

  /** A string literal. */
  static String text(String value) {
    return '\'' + value.replace("'", "''") + '\'';
  }

  /** An element in the text of a list, where quotes are escaped in another way. */
  static String listed(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
