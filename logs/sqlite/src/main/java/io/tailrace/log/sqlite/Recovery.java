package io.tailrace.log.sqlite;

import io.tailrace.core.sqlite.Checkpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the writer does after a fault. A full or locked file stays open, so that readers go on, and
 * is tried with a small write. After any other fault all connections are closed and the file is
 * opened again: a sync that failed is never tried again on the same handles. For the writer's
 * thread alone.
 */
final class Recovery {
  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
  private static final Duration SAY_AGAIN = Duration.ofMinutes(1);
  private static final int SLICE = 512;
  private static final long FIRST_PAUSE_MILLIS = 200;
  private static final long MAX_PAUSE_MILLIS = 5_000;
  private static final long MAX_PAUSE_OPEN_MILLIS = 1_000;

  private final SqliteLogParts parts;
  private final Path file;
  private long pauseMillis;
  private FileFault.Kind told;
  private FileFault.Kind lastTold;
  private Instant quietUntil = Instant.MIN;
  private boolean afterFault;
  private boolean appendAwaited;

  Recovery(SqliteLogParts parts) {
    this.parts = parts;
    this.file = parts.settings().file();
  }

  /**
   * The log cannot be written: says so, refuses these and what waits, and lets go of it if need be.
   */
  void failed(OpenLog log, Throwable cause, List<WriteRequest> group) {
    FileFault fault = FileFault.of(file, cause);
    afterFault |= fault.kind() == FileFault.Kind.IO;
    if (log != null) {
      parts.mark().note(log);
    }
    OpenLog kept = log != null && staysOpen(fault) && rolledBack(log) ? log : null;
    parts.state().failed(fault, kept);
    refuse(group);
    refuseQueued();
    tell(fault);
    // Last, since closing may copy much, and nobody should wait for that.
    if (kept == null && log != null) {
      letGo(log, fault);
    }
  }

  /** There is too little room for another append: refuses what comes before the disk is full. */
  void tight(OpenLog log) {
    try {
      parts.room().require();
    } catch (FileFault e) {
      failed(log, e, List.of());
    }
  }

  /** Waits its pause, refusing what comes, then tries once. */
  void tryAgain(OpenLog log) {
    pause();
    if (parts.queue().isClosed()) {
      refuseQueued();
      return;
    }
    try {
      makeRoom(log);
      parts.room().require();
      OpenLog working = log == null ? opened() : probed(log);
      parts.end().last(working.last());
      parts.state().opened(working);
      recovered();
    } catch (SQLException | FileFault e) {
      failed(log, e, List.of());
    }
  }

  private OpenLog opened() throws FileFault {
    OpenLog log = OpenLog.open(parts.settings(), parts.clock(), parts.mark(), afterFault);
    afterFault = false;
    log.rolledBack().ifPresent(parts.state()::rolledBack);
    parts.mark().note(log);
    return log;
  }

  void refuseQueued() {
    List<WriteRequest> group = parts.queue().take(0);
    while (!group.isEmpty()) {
      refuse(group);
      group = parts.queue().take(0);
    }
  }

  private void refuse(List<WriteRequest> group) {
    for (WriteRequest request : group) {
      request.refuse(parts.state().refusal(), parts.state().fault());
    }
  }

  private void pause() {
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pauseMillis);
    long left = until - System.nanoTime();
    while (left > 0 && !parts.queue().isClosed()) {
      refuse(parts.queue().take(left));
      left = until - System.nanoTime();
    }
  }

  /** Retention goes on while appends are refused, or there might never be room again. */
  private void makeRoom(OpenLog log) throws SQLException, FileFault {
    if (log != null && parts.room().isTight() && !parts.room().hasHardlyAny()) {
      log.sweep().slice(SLICE);
      Shrinking.step(log);
      // What the next slice writes starts at the front again.
      Checkpoint.restart(log.connection());
    }
  }

  private static OpenLog probed(OpenLog log) throws SQLException, FileFault {
    Connections.run(log.connection(), "UPDATE meta SET made_at = made_at");
    log.commit();
    return log;
  }

  private static boolean staysOpen(FileFault fault) {
    return switch (fault.kind()) {
      case DISK_FULL, NEARLY_FULL, BUSY -> true;
      default -> false;
    };
  }

  private static boolean rolledBack(OpenLog log) {
    try {
      log.rollback();
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  /** A file that was moved away is sound, and takes along what only its write-ahead log holds. */
  private static void letGo(OpenLog log, FileFault fault) {
    try {
      if (fault.kind() == FileFault.Kind.MOVED) {
        log.close();
      } else {
        log.leave();
      }
    } catch (SQLException | IOException | RuntimeException e) {
      LOG.debug("Closing the log after a fault failed too", e);
    }
  }

  private void tell(FileFault fault) {
    boolean open = parts.state().orNull() != null;
    long max = open ? MAX_PAUSE_OPEN_MILLIS : MAX_PAUSE_MILLIS;
    pauseMillis = Math.min(max, Math.max(FIRST_PAUSE_MILLIS, pauseMillis * 2));
    if (told != fault.kind() && !saidJustNow(fault)) {
      told = fault.kind();
      lastTold = told;
      quietUntil = parts.clock().instant().plus(SAY_AGAIN);
      LOG.error("Cannot keep what is received: {}{}", fault.getMessage(), LogState.CONSEQUENCE);
    }
  }

  /** A disk that is nearly full takes this record and not that one: once a minute is enough. */
  private boolean saidJustNow(FileFault fault) {
    return fault.kind() == lastTold && parts.clock().instant().isBefore(quietUntil);
  }

  /** An open file keeps nothing yet: the first append that was durable says so. */
  void committed(OpenLog log, List<WriteRequest> group) {
    if (group.stream().allMatch(request -> request.records() == 0)) {
      return;
    }
    if (appendAwaited) {
      LOG.warn("What is received is kept again, in {} (log {})", file, log.logId());
    }
    appendAwaited = false;
  }

  private void recovered() {
    appendAwaited |= told != null;
    told = null;
    pauseMillis = 0;
  }
}
