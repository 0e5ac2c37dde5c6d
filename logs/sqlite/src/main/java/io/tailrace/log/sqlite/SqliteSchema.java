package io.tailrace.log.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tables of one of our files, made when it is empty, and the numbers by which it is known as
 * ours. Immutable.
 *
 * @param applicationId in the file's header, so that no other program's file is taken for ours
 * @param statements that make the tables, as they are now
 * @param upgrades that bring the tables of each earlier format to the next, the first format first
 */
record SqliteSchema(int applicationId, List<String> statements, List<List<String>> upgrades) {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteSchema.class);

  /** Of the tables as they are now; in the header too. */
  int format() {
    return upgrades.size() + 1;
  }

  /** Whether this file is ours, of whatever version. */
  boolean owns(Connection connection) throws SQLException {
    return number(connection, "PRAGMA application_id") == applicationId;
  }

  /**
   * Makes the tables in an empty file or one whose making was cut off, and brings those of an
   * earlier version up to date; refuses a file that is not ours.
   */
  void establish(Connection connection, Path file) throws SQLException, FileFault {
    if (isEmpty(connection)) {
      Connections.run(connection, "PRAGMA auto_vacuum = INCREMENTAL");
      apply(connection, statements);
      return;
    }
    List<String> removal = HalfMade.removal(connection, statements);
    if (!removal.isEmpty()) {
      apply(connection, Stream.concat(removal.stream(), statements.stream()).toList());
      return;
    }
    if (!owns(connection)) {
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
  }

  /** Whether its tables are those of this version, and so need no change. */
  boolean isCurrent(Connection connection) throws SQLException {
    return owns(connection) && number(connection, "PRAGMA user_version") == format();
  }

  /** Whether a newer version wrote this file, which no process has: looks without a change. */
  boolean isNewer(Path file) {
    if (file.toFile().length() == 0) {
      return false;
    }
    try (Connection connection = Connections.atRest(file)) {
      return owns(connection) && number(connection, "PRAGMA user_version") > format();
    } catch (SQLException e) {
      LOG.debug("{} cannot be looked into; its opening says why", file, e);
      return false;
    }
  }

  static boolean isEmpty(Connection connection) throws SQLException {
    return number(connection, "SELECT count(*) FROM sqlite_master") == 0;
  }

  /** All of it or nothing. */
  private void apply(Connection connection, List<String> changes) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      for (String sql : changes) {
        statement.executeUpdate(sql);
      }
      statement.executeUpdate("PRAGMA application_id = " + applicationId);
      statement.executeUpdate("PRAGMA user_version = " + format());
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    } finally {
      // This commits what is open.
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
