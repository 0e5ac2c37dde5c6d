package io.tailrace.log.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The tables of {@code consumers.db}. Stateless. */
final class StoreSchema {
  private static final List<String> TABLES =
      List.of(
          """
          CREATE TABLE IF NOT EXISTS positions (
            sink TEXT NOT NULL, partition INTEGER NOT NULL, epoch INTEGER NOT NULL,
            log_id TEXT NOT NULL, offset INTEGER NOT NULL, pending TEXT NOT NULL,
            PRIMARY KEY (sink, partition)) WITHOUT ROWID""",
          """
          CREATE TABLE IF NOT EXISTS dead_letters (
            id INTEGER PRIMARY KEY AUTOINCREMENT, change INTEGER NOT NULL,
            sink TEXT NOT NULL, partition INTEGER NOT NULL, offset INTEGER NOT NULL,
            feed TEXT NOT NULL, kind TEXT NOT NULL, event_id TEXT NOT NULL, source TEXT NOT NULL,
            quarantine_code TEXT, quarantine_detail TEXT, received_at INTEGER NOT NULL,
            body BLOB NOT NULL, reason TEXT NOT NULL, attempts INTEGER NOT NULL,
            set_aside_at INTEGER NOT NULL, state TEXT NOT NULL, resolved_at INTEGER,
            UNIQUE (sink, partition, offset, feed, event_id))""",
          "CREATE INDEX IF NOT EXISTS dead_letters_change ON dead_letters (change)",
          "CREATE INDEX IF NOT EXISTS dead_letters_event ON dead_letters (feed, event_id)",
          """
          CREATE TABLE IF NOT EXISTS replays (
            id INTEGER PRIMARY KEY AUTOINCREMENT, sink TEXT NOT NULL, partition INTEGER NOT NULL,
            next_offset INTEGER NOT NULL, to_offset INTEGER NOT NULL)""",
          """
          CREATE TABLE IF NOT EXISTS marks (
            sink TEXT NOT NULL, partition INTEGER NOT NULL, offset INTEGER NOT NULL,
            times INTEGER NOT NULL, PRIMARY KEY (sink, partition)) WITHOUT ROWID""",
          """
          CREATE TABLE IF NOT EXISTS gaps (
            sink TEXT NOT NULL, partition INTEGER NOT NULL, from_offset INTEGER NOT NULL,
            to_offset INTEGER NOT NULL, records INTEGER NOT NULL, at INTEGER NOT NULL)""",
          """
          CREATE TABLE IF NOT EXISTS run (
            only INTEGER PRIMARY KEY CHECK (only = 1), epoch INTEGER NOT NULL,
            ended INTEGER NOT NULL)""",
          "INSERT OR IGNORE INTO run VALUES (1, 0, 1)");

  private StoreSchema() {}

  static void create(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String table : TABLES) {
        statement.execute(table);
      }
    }
    connection.commit();
  }
}
