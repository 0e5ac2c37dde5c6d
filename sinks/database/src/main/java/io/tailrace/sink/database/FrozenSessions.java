package io.tailrace.sink.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sessions that write to our schema, and whose process stands still amid it. A worker that froze
 * has one, and whoever took over its partition waits for its locks. The server ends by itself only
 * what lies idle between two batches of statements, not what stopped within one. Stateless.
 */
final class FrozenSessions {
  private static final Logger log = LoggerFactory.getLogger(FrozenSessions.class);

  /** Whoever writes to the schema holds its lock, see {@link PostgresDialect#begin}. */
  private static final String END =
      """
      SELECT count(*) FILTER (WHERE pg_terminate_backend(a.pid))
      FROM pg_stat_activity a JOIN pg_locks l ON l.pid = a.pid
      WHERE a.datname = current_database() AND a.pid <> pg_backend_pid()
        AND a.wait_event IN ('ClientRead', 'ClientWrite')
        AND a.state_change < clock_timestamp() - ? * interval '1 millisecond'
        AND l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
        AND (l.classid::bigint << 32 | l.objid::bigint) = hashtextextended(?, 0)
      """;

  private FrozenSessions() {}

  /**
   * Ends those that have stood still for so long: nothing of what they did is there then.
   *
   * @param lock what whoever writes to the schema locks
   */
  static void end(Connection connection, String lock, Duration stillFor) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(END)) {
      statement.setLong(1, stillFor.toMillis());
      statement.setString(2, lock);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        if (row.getInt(1) > 0) {
          log.warn(
              "ended {} session(s) in the database that held Tailrace's locks and had stood still"
                  + " for {} s or longer, as those of a frozen worker do; nothing is lost, what"
                  + " they worked on is done again",
              row.getInt(1),
              stillFor.toSeconds());
        }
      }
    }
  }
}
