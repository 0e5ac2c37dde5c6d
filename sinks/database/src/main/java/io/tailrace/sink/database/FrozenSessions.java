package io.tailrace.sink.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sessions of ours that hold locks while the server waits for their process to go on. A worker that
 * froze amid a batch has one, and whoever took over its partition waits for the lock. The server
 * ends by itself only what lies idle between two batches of statements, not what stopped within
 * one. Stateless.
 */
final class FrozenSessions {
  private static final Logger log = LoggerFactory.getLogger(FrozenSessions.class);

  /** Who only reads has no transaction id, and holds nothing that a writer needs. */
  private static final String END =
      "SELECT count(*) FILTER (WHERE pg_terminate_backend(pid)) FROM pg_stat_activity"
          + " WHERE datname = current_database() AND usename = current_user"
          + " AND application_name = current_setting('application_name')"
          + " AND pid <> pg_backend_pid() AND backend_xid IS NOT NULL AND wait_event = 'ClientRead'"
          + " AND state_change < clock_timestamp() - ? * interval '1 millisecond'";

  private FrozenSessions() {}

  /** Ends those that have stood still for so long: nothing of what they did is there then. */
  static void end(Connection connection, Duration stillFor) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(END)) {
      statement.setLong(1, stillFor.toMillis());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        if (row.getInt(1) > 0) {
          log.warn(
              "ended {} session(s) of Tailrace in the database that held locks and stood still for"
                  + " {} s or longer, as those of a frozen worker do; nothing is lost, what they"
                  + " worked on is done anew",
              row.getInt(1),
              stillFor.toMillis() / 1000.0);
        }
      }
    }
  }
}
