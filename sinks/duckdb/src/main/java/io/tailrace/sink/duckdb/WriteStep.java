package io.tailrace.sink.duckdb;

import java.sql.SQLException;

/**
 * Told of each step of a transaction that writes, so that a test can let DuckDB fail there; in
 * service it does nothing. For the consumer's thread.
 */
interface WriteStep {
  WriteStep NOTHING = (what, done) -> {};

  /** Before DuckDB does it, and once it is done. */
  void at(String what, boolean done) throws SQLException;
}
