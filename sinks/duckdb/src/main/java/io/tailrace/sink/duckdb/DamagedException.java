package io.tailrace.sink.duckdb;

/** DuckDB's words say that the file, or its write-ahead log, is damaged. */
final class DamagedException extends Exception {
  private static final long serialVersionUID = 1L;

  DamagedException(Throwable cause) {
    super(DuckDbFailure.firstLine(cause), cause);
  }
}
