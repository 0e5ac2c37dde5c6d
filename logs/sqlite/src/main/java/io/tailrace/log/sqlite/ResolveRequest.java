package io.tailrace.log.sqlite;

import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.Quarantine.Resolution;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One call of resolve. See {@link WriteRequest} for its threads. */
final class ResolveRequest extends WriteRequest {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final String feed;
  private final String key;
  private final Resolution resolution;
  private final Instant at;
  private boolean resolved;

  ResolveRequest(String feed, String key, Resolution resolution, Instant at) {
    super(PATIENCE_NANOS);
    this.feed = feed;
    this.key = key;
    this.resolution = resolution;
    this.at = at;
  }

  @Override
  int records() {
    return 0;
  }

  @Override
  long bytes() {
    return 0;
  }

  @Override
  void run(OpenLog log) throws SQLException {
    Optional<LogRecord> found =
        SqliteLogReads.find(log.connection(), feed, key, " AND kind = 1 AND resolution IS NULL");
    if (found.isPresent()) {
      mark(log, found.get().offset());
      log.sweep().forgetResolved(found.get().offset());
      resolved = true;
    }
  }

  private void mark(OpenLog log, long offset) throws SQLException {
    String sql = "UPDATE records SET resolution = ?, resolved_at = ? WHERE offset = ?";
    try (PreparedStatement statement = log.connection().prepareStatement(sql)) {
      statement.setString(1, resolution.name());
      statement.setLong(2, at.toEpochMilli());
      statement.setLong(3, offset);
      statement.executeUpdate();
    }
  }

  /** Only once {@link #await} has returned. */
  boolean resolved() {
    return resolved;
  }
}
