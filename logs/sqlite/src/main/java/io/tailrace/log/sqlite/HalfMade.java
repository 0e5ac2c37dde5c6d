package io.tailrace.log.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A file whose making was cut off: earlier versions kept the tables that they had made when one
 * failed, and no version takes such a file for its own. Stateless.
 */
final class HalfMade {
  private HalfMade() {}

  /**
   * What removes its tables, so that all can be made anew. Empty if it is anything else: if it has
   * the number of a program, anything that these statements do not make, or a single row.
   *
   * @param made by what a whole file is made
   */
  static List<String> removal(Connection connection, List<String> made) throws SQLException {
    if (SqliteSchema.number(connection, "PRAGMA application_id") != 0) {
      return List.of();
    }
    List<String> removal = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"
                    + " ORDER BY type DESC")) {
      while (rows.next()) {
        if (!Set.copyOf(made).contains(rows.getString("sql"))) {
          return List.of();
        }
        removal.add("DROP " + rows.getString("type") + " IF EXISTS " + rows.getString("name"));
      }
    }
    return hasRows(connection) ? List.of() : removal;
  }

  private static boolean hasRows(Connection connection) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT name FROM sqlite_master WHERE type = 'table'")) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    for (String table : tables) {
      if (SqliteSchema.number(connection, "SELECT count(*) FROM \"" + table + "\"") > 0) {
        return true;
      }
    }
    return false;
  }
}
