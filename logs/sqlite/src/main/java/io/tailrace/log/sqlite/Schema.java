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
 * @param format of the tables, in the header too
 */
record Schema(int applicationId, int format, List<String> statements) {

  /** Makes the tables in an empty file; refuses a file that is not ours. True if it was empty. */
  boolean establish(Connection connection, Path file) throws SQLException, FileFault {
    if (isEmpty(connection)) {
      create(connection);
      return true;
    }
    if (number(connection, "PRAGMA application_id") != applicationId) {
      throw FileFault.of(FileFault.Kind.FOREIGN, file, null);
    }
    if (number(connection, "PRAGMA user_version") != format) {
      throw FileFault.of(FileFault.Kind.NEWER, file, null);
    }
    return false;
  }

  static boolean isEmpty(Connection connection) throws SQLException {
    return number(connection, "SELECT count(*) FROM sqlite_master") == 0;
  }

  private void create(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.executeUpdate(sql);
      }
      statement.executeUpdate("PRAGMA application_id = " + applicationId);
      statement.executeUpdate("PRAGMA user_version = " + format);
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
