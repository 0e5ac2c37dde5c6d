package io.tailrace.log.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The tables of one of our files, made when it is empty, and the numbers by which it is known as
 * ours. Immutable.
 *
 * @param applicationId in the file's header, so that no other program's file is taken for ours
 * @param statements that make the tables, as they are now
 * @param upgrades that bring the tables of each earlier format to the next, the first format first
 */
record Schema(int applicationId, List<String> statements, List<List<String>> upgrades) {

  /** Of the tables as they are now; in the header too. */
  private int format() {
    return upgrades.size() + 1;
  }

  /**
   * Makes the tables in an empty file, and brings those of an earlier version up to date; refuses a
   * file that is not ours. True if it was empty.
   */
  boolean establish(Connection connection, Path file) throws SQLException, FileFault {
    if (isEmpty(connection)) {
      apply(connection, statements);
      return true;
    }
    if (number(connection, "PRAGMA application_id") != applicationId) {
      throw FileFault.of(FileFault.Kind.FOREIGN, file, null);
    }
    int found = Math.toIntExact(number(connection, "PRAGMA user_version"));
    if (found < 1 || found > format()) {
      throw FileFault.of(FileFault.Kind.NEWER, file, null);
    }
    if (found < format()) {
      List<List<String>> missing = upgrades.subList(found - 1, upgrades.size());
      apply(connection, missing.stream().flatMap(List::stream).toList());
    }
    return false;
  }

  static boolean isEmpty(Connection connection) throws SQLException {
    return number(connection, "SELECT count(*) FROM sqlite_master") == 0;
  }

  private void apply(Connection connection, List<String> changes) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      for (String sql : changes) {
        statement.executeUpdate(sql);
      }
      statement.executeUpdate("PRAGMA application_id = " + applicationId);
      statement.executeUpdate("PRAGMA user_version = " + format());
      connection.commit();
    } finally {
      connection.setAutoCommit(true);
    }
  }

  static long number(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }
}
