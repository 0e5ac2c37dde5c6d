package io.tailrace.sink.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A few notes of our own, each a name and a text. For one thread. */
final class Bookkeeping {
  /** The latest reception of any activity that retention took. */
  static final String ACTIVITY_SWEPT_TO = "activity_swept_to";

  /** The number of the last change of a dead letter that was copied. */
  static final String DEAD_LETTER_CHANGE = "dead_letter_change";

  /** How far retention's walk through the deliveries has come. */
  static final String DELIVERIES_WALKED_TO = "deliveries_walked_to";

  /** The latest of the activity whose bounces are not yet counted by cause, and all before it. */
  static final String BOUNCES_UNREAD_TO = "bounces_unread_to";

  private final Connection connection;

  Bookkeeping(Connection connection) {
    this.connection = connection;
  }

  /** Null if there is no such note. */
  String get(String name) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT value FROM bookkeeping WHERE name = ?")) {
      statement.setString(1, name);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getString(1) : null;
      }
    }
  }

  long number(String name) throws SQLException {
    String value = get(name);
    return value == null ? 0 : Long.parseLong(value);
  }

  void remove(String name) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("DELETE FROM bookkeeping WHERE name = ?")) {
      statement.setString(1, name);
      statement.executeUpdate();
    }
  }

  void set(String name, String value) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT INTO bookkeeping (name, value) VALUES (?, ?)"
                + " ON CONFLICT (name) DO UPDATE SET value = excluded.value")) {
      statement.setString(1, name);
      statement.setString(2, value);
      statement.executeUpdate();
    }
  }
}
