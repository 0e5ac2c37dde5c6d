package io.tailrace.log.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which log this is. One that was put back to an older state becomes another log, before anything
 * is appended: the offsets past its end would else be given a second time, and sinks that had the
 * first ones would skip the second. Immutable.
 *
 * @param rolledBack for people; null if it was not put back
 */
record SqliteIdentity(UUID logId, String rolledBack) {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteIdentity.class);

  /** Reads it, and renews it if the log ends before the mark. Outside of any transaction. */
  static SqliteIdentity of(Connection connection, EndMark mark) throws SQLException {
    UUID logId = read(connection);
    long end = Offsets.end(connection);
    Optional<EndMark.Mark> past = mark.past(logId, end);
    if (past.isEmpty()) {
      return new SqliteIdentity(logId, null);
    }
    UUID renewed = UUID.randomUUID();
    renew(connection, renewed);
    String message =
        "log.db was put back to an older state: it ends at offset "
            + end
            + " and once reached "
            + past.get().end()
            + ". What was received in between is not in it. It is used as it is, under the new id "
            + renewed
            + ", and every sink stops until 'tailrace replay --sink S --from T' says from when it"
            + " shall be fed again";
    LOG.error(message);
    return new SqliteIdentity(renewed, message);
  }

  private static void renew(Connection connection, UUID renewed) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement("UPDATE meta SET log_id = ?")) {
      update.setString(1, renewed.toString());
      update.executeUpdate();
    }
  }

  static UUID read(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT log_id FROM meta")) {
      rows.next();
      return UUID.fromString(rows.getString(1));
    }
  }
}
