package io.tailrace.log.sqlite;

import io.tailrace.core.Check;
import io.tailrace.core.Loop;
import io.tailrace.core.engine.LogPlace;
import io.tailrace.core.engine.LogSource;
import io.tailrace.core.log.AppendOutcome;
import io.tailrace.core.log.EventLog;
import io.tailrace.core.log.LogReader;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.NewRecord;
import io.tailrace.core.log.Pins;
import io.tailrace.core.log.Quarantine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log in a SQLite file: write-ahead log, {@code synchronous=FULL}. All writing is one thread's,
 * which makes what many callers wait for durable in one commit. Opening never fails: a file that
 * cannot be opened makes {@link #append} unavailable until it can. Safe for use by many threads;
 * callers may be virtual.
 */
public final class SqliteLog implements EventLog {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteLog.class);
  private static final Duration CLOSES_WITHIN = Duration.ofSeconds(15);

  private static final Duration REMIND = Duration.ofMillis(20);

  private final SqliteLogParts parts;
  private final SqliteLogReads reads;
  private final SqliteQuarantineReads quarantine;
  private final SqliteHousekeeping housekeeping;
  private final Loop writing;
  private final Loop keeping;

  /** A thread of its own: it must go on when the disk hangs and holds the two others. */
  private final Loop reminding;

  private SqliteLog(SqliteLogParts parts, Pins pins) {
    this.parts = parts;
    this.reads = new SqliteLogReads(parts);
    this.quarantine = new SqliteQuarantineReads(parts, parts::submit);
    this.housekeeping = new SqliteHousekeeping(parts, new SqliteRetentionPlanner(parts, pins));
    this.writing = new LogWriter(parts).loop();
    this.keeping = housekeeping.loop();
    this.reminding = Loop.every(REMIND, "log-deadlines", parts.queue()::remind);
  }

  /** The log of this data folder, with the defaults, for whoever opens it. */
  public static LogSource in(Path folder) {
    return new SqliteLogSource(LogPlace.in("sqlite", folder));
  }

  /** Opens the log, makes it where there is none, and returns once the file was tried. */
  public static SqliteLog open(SqliteLogSettings settings, Pins pins, InstantSource clock) {
    FileSystemNote.of(settings.folder()).ifPresent(LOG::warn);
    SqliteLog log = new SqliteLog(SqliteLogParts.of(settings, clock), pins);
    log.writing.start();
    log.keeping.start();
    log.reminding.start();
    log.parts.state().awaitFirstTry();
    return log;
  }

  @Override
  public List<AppendOutcome> append(List<NewRecord> records, Instant deadline)
      throws LogUnavailableException {
    records.forEach(SqliteLog::check);
    if (records.isEmpty()) {
      return List.of();
    }
    long nanosLeft = nanosUntil(deadline);
    AppendRequest request = new AppendRequest(stamped(records), nanosLeft);
    parts.load().enter();
    try {
      parts.submit(request);
      return request.outcomes();
    } finally {
      parts.load().leave();
    }
  }

  /** By a clock that was set they would be in the future for as long as it was wrong. */
  private List<NewRecord> stamped(List<NewRecord> records) {
    return records.stream()
        .map(record -> record.at(parts.clock().believable(record.receivedAt())))
        .toList();
  }

  private long nanosUntil(Instant deadline) {
    Duration left = Duration.between(parts.clock().instant(), deadline);
    return left.compareTo(Duration.ofHours(1)) > 0 ? TimeUnit.HOURS.toNanos(1) : left.toNanos();
  }

  /**
   * What a table would refuse is the caller's mistake, and must not fail the commit that others
   * share.
   */
  private static void check(NewRecord record) {
    Objects.requireNonNull(record.feed());
    Objects.requireNonNull(record.key());
    Objects.requireNonNull(record.kind());
    Objects.requireNonNull(record.source());
    Objects.requireNonNull(record.receivedAt());
    Objects.requireNonNull(record.body());
  }

  @Override
  public LogReader reader() {
    return reads;
  }

  @Override
  public Quarantine quarantine() {
    return quarantine;
  }

  @Override
  public boolean busy() {
    return parts.load().busy();
  }

  @Override
  public Check check() {
    return parts.state().check();
  }

  /** How often since the start the file turned out to have been put back to an older state. */
  public long rollbacks() {
    return parts.state().rollbacks();
  }

  /** Numbers to show and to count. */
  public SqliteLogStats stats() {
    OpenLog log = parts.state().orNull();
    Path file = parts.settings().file();
    SqliteCounters counters = parts.counters();
    return new SqliteLogStats(
        size(file),
        size(LogFileIdentity.wal(file)),
        counters.commits(),
        counters.records(),
        parts.load().sharing(),
        counters.last(),
        counters.slowest(),
        log == null ? 0 : log.end(),
        parts.queue().depth());
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }

  /**
   * Applies retention now, instead of within seconds, and returns when it is done: for tests and
   * tools.
   */
  public void retain() throws LogUnavailableException {
    do {
      housekeeping.plan();
      OpenLog log = parts.state().forReading();
      while (log.sweep().pending() && parts.state().orNull() == log) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
      }
      housekeeping.plan();
    } while (parts.state().forReading().sweep().pending());
  }

  @Override
  public void close() {
    parts.queue().close();
    keeping.close(CLOSES_WITHIN);
    writing.close(CLOSES_WITHIN);
    reminding.stop();
  }
}
