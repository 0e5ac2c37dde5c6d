package io.tailrace.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What stopped servers have written, read with nothing of ours in between. */
final class Kept {
  private static final String SQLITE = "jdbc:sqlite:";
  private final Path folder;
  private final String database;

  /** Everything in one folder. */
  Kept(Path folder) {
    this(folder, "jdbc:sqlite:" + folder.resolve("database.db"));
  }

  /**
   * @param folder with the warehouse
   * @param database its JDBC URL
   */
  Kept(Path folder, String database) {
    this.folder = folder;
    this.database = database;
  }

  /** What the log in the folder has received. */
  Rows log() throws SQLException {
    String url = "jdbc:sqlite:" + folder.resolve("log.db");
    return new Rows(column(url, "SELECT event_id FROM kept WHERE kind = 'event'"));
  }

  /** The warehouse's rows. */
  Rows warehouse() throws SQLException {
    String url = "jdbc:duckdb:" + folder.resolve("warehouse.duckdb");
    return new Rows(column(url, "SELECT event_id FROM delivery_events"));
  }

  /** The rows of the database's activity. */
  Rows activity() throws SQLException {
    return new Rows(column(database, "SELECT event_id FROM activity"));
  }

  /** The sum of all hourly counts: each event once, whatever happened in between. */
  long counted() throws SQLException {
    String sum = "SELECT coalesce(sum(events), 0) FROM hourly_counts";
    return Long.parseLong(column(database, sum).get(0));
  }

  /** Bounces of the activity, and those counted by cause: equal once all were read. */
  List<String> bounces() throws SQLException {
    return column(
        database,
        "SELECT count(*) FROM activity WHERE metric IN ('bounced', 'deferred')"
            + " UNION ALL SELECT coalesce(sum(events), 0) FROM bounce_counts");
  }

  /** What messages come from, as {@code kind,id,name}; empty while the tables are not there. */
  List<String> names() throws SQLException {
    String parents = "SELECT kind || ',' || id || ',' || name FROM names WHERE parent_id IS NULL";
    try (Connection connection = connect(database)) {
      String schema = connection.getSchema();
      boolean schemaIsThere = schema != null || database.startsWith(SQLITE);
      try (ResultSet there = connection.getMetaData().getTables(null, schema, "names", null)) {
        return schemaIsThere && there.next() ? column(database, parents) : List.of();
      }
    }
  }

  /** Each of these events is one row and counted once, in both stores, and nothing else is. */
  void assertEachOnce(Collection<String> expected) throws SQLException {
    warehouse().assertEachOnce(expected);
    assertInDatabaseOnce(expected);
  }

  /** The same of the database alone. */
  void assertInDatabaseOnce(Collection<String> expected) throws SQLException {
    activity().assertEachOnce(expected);
    assertThat(counted()).as("the hourly counts").isEqualTo(expected.size());
  }

  private static List<String> column(String url, String query) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Connection connection = connect(url);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  /** Named, because the service loader of drivers stops at the first that will not load. */
  private static Connection connect(String url) throws SQLException {
    return url.startsWith(SQLITE)
        ? org.sqlite.JDBC.createConnection(url, new java.util.Properties())
        : DriverManager.getConnection(url);
  }
}
