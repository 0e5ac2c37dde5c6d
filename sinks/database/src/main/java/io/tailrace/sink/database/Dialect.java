package io.tailrace.sink.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** How one engine has values and statements written. Stateless. */
interface Dialect {

  /** Begins a transaction that only reads. */
  void beginReading(Connection connection) throws SQLException;

  /**
   * Begins a transaction that writes.
   *
   * @param alone whether no other one may run until it ends; else those that are not alone may
   */
  void begin(Connection connection, boolean alone) throws SQLException;

  void bind(PreparedStatement statement, int parameter, Object value) throws SQLException;

  /** A time as the tables hold it; null if there is none. */
  Instant time(ResultSet row, int column) throws SQLException;

  /** A value for people: text, a number, a boolean or null; times are ISO 8601. */
  Object value(ResultSet row, int column) throws SQLException;

  /** Folds rows into this table, for as long as the connection lives. */
  RowFolder folder(Connection connection, FoldedTable table) throws SQLException;

  /** Adds rows to this table, for as long as the connection lives. */
  RowAdder adder(Connection connection, FoldedTable table) throws SQLException;

  /** Folds a batch's rows into a table. For one thread. */
  interface RowFolder {
    void fold(FoldedRows rows) throws SQLException;
  }

  /** Adds rows to a table unless their key is there. For one thread. */
  interface RowAdder {
    /** Says of each whether it was added; of two with the same key, one at most. */
    boolean[] add(java.util.List<Object[]> rows) throws SQLException;
  }
}
