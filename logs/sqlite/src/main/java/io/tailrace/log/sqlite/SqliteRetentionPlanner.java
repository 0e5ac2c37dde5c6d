package io.tailrace.log.sqlite;

import io.tailrace.core.RateLimitedLog;
import io.tailrace.core.log.Gap;
import io.tailrace.core.log.GapCause;
import io.tailrace.core.log.KnownGaps;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.LowSpace;
import io.tailrace.core.log.Pins;
import io.tailrace.core.log.Position;
import io.tailrace.core.log.Retention;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides how far retention may go, and writes down whom it detaches before anything is deleted.
 * One thread at a time.
 */
final class SqliteRetentionPlanner {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteRetentionPlanner.class);
  private static final long MIN_STEP = 1_000;

  private final SqliteLogParts parts;
  private final Pins pins;
  private final RateLimitedLog rare = new RateLimitedLog();
  private final LowSpace space = new LowSpace();
  private boolean started;

  SqliteRetentionPlanner(SqliteLogParts parts, Pins pins) {
    this.parts = parts;
    this.pins = pins;
  }

  /** It plans every few seconds: what stays as it is, is said once a minute, without a trace. */
  private void say(String what, Exception cause) {
    rare.say(what, count -> LOG.warn("{} now ({}). Tailrace retries", what, cause.getMessage()));
  }

  /** Sets the sweep a new target. */
  void plan() {
    OpenLog log = parts.state().orNull();
    if (log == null) {
      return;
    }
    try {
      log.readers().read(connection -> target(connection, log.sweep()));
    } catch (SQLException e) {
      say("Retention cannot look at the log", e);
    }
  }

  private Void target(Connection connection, SqliteRetentionSweep sweep) throws SQLException {
    Retention retention = parts.settings().retention();
    startBehind(connection);
    // While the clock is not sure, nothing is old.
    Instant now = parts.clock().forDeletion().orElse(Instant.EPOCH);
    long start = sweep.recordsTo();
    try {
      Map<String, Long> floors = pins.floors(0);
      long aged = olderThan(retention.keep(), connection, now);
      long forSpace = forSpace(connection, start);
      long consumed = lowest(floors, Offsets.end(connection));
      long free = Math.min(Math.max(aged, forSpace), consumed);
      long forced =
          Math.max(
              olderThan(retention.keepAtMost(), connection, now),
              lowForLong(forSpace > 0)
                  ? Math.min(forSpace, olderThan(Retention.WAITED_LONG, connection, now))
                  : 0);
      if (forced > free) {
        new Detaching(pins, connection, start).upTo(forced, parts.clock().instant());
      }
      sweep.target(
          new SqliteRetentionSweep.Target(Math.max(free, forced), forIds(connection, now)));
    } catch (LogUnavailableException e) {
      say("Retention waits: what the sinks still need is not known", e);
    }
    return null;
  }

  /** Once: what a start finds is all that tells a wrong clock from a long stop. */
  private void startBehind(Connection connection) throws SQLException {
    if (!started) {
      long newest =
          SqliteSchema.number(
              connection, "SELECT received_at FROM ids ORDER BY offset DESC LIMIT 1");
      if (newest > 0) {
        parts.clock().startsBehind(Instant.ofEpochMilli(newest));
      }
      started = true;
    }
  }

  private boolean lowForLong(boolean low) {
    return space.lasts(low, parts.clock().elapsed());
  }

  private static long olderThan(Duration age, Connection connection, Instant now)
      throws SQLException {
    return Offsets.seek(connection, "records", now.minus(age));
  }

  private long forIds(Connection connection, Instant now) throws SQLException {
    Instant backfilledAt =
        Instant.ofEpochMilli(SqliteSchema.number(connection, "SELECT backfilled_at FROM meta"));
    Duration window = parts.settings().retention().deduplication(backfilledAt, now);
    return Offsets.seek(connection, "ids", now.minus(window));
  }

  private static long lowest(Map<String, Long> floors, long otherwise) {
    return floors.values().stream().mapToLong(Long::longValue).min().orElse(otherwise);
  }

  /** How far the oldest records must go so that the disk has its free space again; 0 if it has. */
  private long forSpace(Connection connection, long start) throws SQLException {
    long missing = parts.settings().retention().minFreeBytes() - freeBytes(connection);
    long end = Offsets.end(connection);
    if (missing <= 0 || start >= end) {
      return 0;
    }
    long used = pages(connection, "page_count") - pages(connection, "freelist_count");
    long perRecord = Math.max(1, used / (end - start));
    return Math.min(end, start + Math.max(MIN_STEP, missing / perRecord));
  }

  /** Of the disk, and inside our own file. */
  private long freeBytes(Connection connection) throws SQLException {
    try {
      return parts.settings().disk().free().withTemporary(parts.settings().folder())
          + pages(connection, "freelist_count");
    } catch (IOException e) {
      say("Cannot tell how much the disk takes, so log.min-free is not watched", e);
      return Long.MAX_VALUE;
    }
  }

  private static long pages(Connection connection, String pragma) throws SQLException {
    return SqliteSchema.number(connection, "PRAGMA " + pragma)
        * SqliteSchema.number(connection, "PRAGMA page_size");
  }

  /** Gaps are the sinks' loss: written before the records go, once for each offset. */
  private record Detaching(Pins pins, Connection connection, long start) {

    void upTo(long target, Instant now) throws LogUnavailableException, SQLException {
      var known = new KnownGaps(pins.gaps());
      for (Map.Entry<String, Optional<Position>> each : pins.standings(0).entrySet()) {
        var going = new Gap.Span(0, start, target);
        for (Gap.Span span : known.needed(each.getKey(), each.getValue(), going)) {
          lose(each.getKey(), span, now);
        }
      }
    }

    private void lose(String sink, Gap.Span span, Instant now)
        throws LogUnavailableException, SQLException {
      long records = going(span.from(), span.to());
      if (records > 0) {
        pins.lost(Gap.found(sink, span, GapCause.RETENTION, now).withRecords(records));
        LOG.error(
            "{} records, offsets {} to {}, go before sink {} had them: the disk or"
                + " log.max-retention leaves no room. The gap is written down",
            records,
            span.from(),
            span.to() - 1,
            sink);
      }
    }

    /** Past the sweep, offsets are dense; of these, unresolved quarantine stays. */
    private long going(long from, long to) throws SQLException {
      return to
          - from
          - SqliteSchema.number(
              connection,
              "SELECT count(*) FROM records WHERE kind = 1 AND resolution IS NULL"
                  + " AND offset >= "
                  + from
                  + " AND offset < "
                  + to);
    }
  }
}
