package io.tailrace.guarantee;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** What stopped servers have written, read with nothing of ours in between. */
final class Kept {
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

  /** By event id, how many rows the warehouse has. */
  Map<String, Long> warehouse() throws SQLException {
    return counts(
        "jdbc:duckdb:" + folder.resolve("warehouse.duckdb"),
        "SELECT event_id, count(*) FROM delivery_events GROUP BY event_id");
  }

  /** By event id, how many rows of activity the database has. */
  Map<String, Long> activity() throws SQLException {
    return counts(database, "SELECT event_id, count(*) FROM activity GROUP BY event_id");
  }

  /** The sum of all hourly counts: each event once, whatever happened in between. */
  long counted() throws SQLException {
    return counts(database, "SELECT 'events', coalesce(sum(events), 0) FROM hourly_counts")
        .get("events");
  }

  private static Map<String, Long> counts(String url, String query) throws SQLException {
    Map<String, Long> counts = new HashMap<>();
    try (Connection connection = connect(url);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        counts.put(rows.getString(1), rows.getLong(2));
      }
    }
    return counts;
  }

  /** Named, because the service loader of drivers stops at the first that will not load. */
  private static Connection connect(String url) throws SQLException {
    return url.startsWith("jdbc:sqlite:")
        ? org.sqlite.JDBC.createConnection(url, new java.util.Properties())
        : DriverManager.getConnection(url);
  }
}
