package io.tailrace.log.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * One statement with its parameters, for places where each runs seldom enough to be prepared anew.
 * Immutable.
 */
record SqliteStatements(String text, Object... parameters) {
  /** Makes a value of the row that it stands on. */
  @FunctionalInterface
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** How many rows it changed. */
  int update(Connection connection) throws SQLException {
    try (PreparedStatement statement = bound(connection)) {
      return statement.executeUpdate();
    }
  }

  <T> List<T> list(Connection connection, Row<T> row) throws SQLException {
    List<T> list = new ArrayList<>();
    try (PreparedStatement statement = bound(connection);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        list.add(row.read(rows));
      }
    }
    return list;
  }

  /** The first column of the first row; 0 if there is none. */
  long number(Connection connection) throws SQLException {
    List<Long> numbers = list(connection, row -> row.getLong(1));
    return numbers.isEmpty() ? 0 : numbers.get(0);
  }

  private PreparedStatement bound(Connection connection) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(text);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }
}
