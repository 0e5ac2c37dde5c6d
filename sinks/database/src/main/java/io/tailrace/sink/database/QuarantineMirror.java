package io.tailrace.sink.database;

import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.Quarantine;
import io.tailrace.core.sink.SinkUnavailableException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Marks rows of the quarantine as resolved. They come with the log's records like everything else;
 * what became of them comes here. For one thread.
 */
final class QuarantineMirror {
  private static final int PAGE = 500;
  private static final String UNRESOLVED =
      "SELECT feed, key FROM quarantine WHERE resolved_at IS NULL AND (feed, key) > (?, ?)"
          + " ORDER BY feed, key LIMIT "
          + PAGE;
  private static final String RESOLVE =
      "UPDATE quarantine SET resolution = ?, resolved_at = ?"
          + " WHERE feed = ? AND key = ? AND resolved_at IS NULL";

  private final OpenDatabase database;

  QuarantineMirror(OpenDatabase database) {
    this.database = database;
  }

  /** Marks one; false if there is no such unresolved row. */
  boolean resolve(String feed, String key, String resolution, Instant at)
      throws SQLException, SinkUnavailableException {
    return database.write(() -> mark(new Key(feed, key), resolution, at));
  }

  /** Marks those that the log no longer holds as unresolved; returns how many. */
  int refresh(Quarantine quarantine, Instant now)
      throws SQLException, SinkUnavailableException, LogUnavailableException {
    int resolved = 0;
    List<Key> page = page(new Key("", ""));
    while (!page.isEmpty()) {
      for (Key key : page) {
        if (quarantine.find(key.feed, key.key).isEmpty()) {
          resolve(key.feed, key.key, "resolved", now);
          resolved++;
        }
      }
      page = page(page.get(page.size() - 1));
    }
    return resolved;
  }

  private List<Key> page(Key after) throws SQLException, SinkUnavailableException {
    return database.read(() -> unresolved(after));
  }

  private List<Key> unresolved(Key after) throws SQLException {
    try (PreparedStatement statement = database.connection().prepareStatement(UNRESOLVED)) {
      statement.setString(1, after.feed);
      statement.setString(2, after.key);
      List<Key> keys = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          keys.add(new Key(rows.getString(1), rows.getString(2)));
        }
      }
      return keys;
    }
  }

  private boolean mark(Key key, String resolution, Instant at) throws SQLException {
    try (PreparedStatement statement = database.connection().prepareStatement(RESOLVE)) {
      statement.setString(1, resolution);
      database.dialect().bind(statement, 2, new Millis(at));
      statement.setString(3, key.feed);
      statement.setString(4, key.key);
      return statement.executeUpdate() > 0;
    }
  }

  private record Key(String feed, String key) {}
}
