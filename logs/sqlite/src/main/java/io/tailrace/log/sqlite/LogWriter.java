package io.tailrace.log.sqlite;

import io.tailrace.core.Loop;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes the log: it takes all waiting requests, makes them durable in one
 * commit, and answers them. Retention deletes in slices inside the same commits. After a fault it
 * closes the file, refuses requests, and tries to open the file again.
 */
final class LogWriter {
  private static final Logger LOG = LoggerFactory.getLogger(LogWriter.class);
  private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
  private static final int IDLE_SLICE = 512;

  private final SqliteLogParts parts;
  private final SqliteAppendQueue queue;
  private final LogState state;
  private final Recovery recovery;

  LogWriter(SqliteLogParts parts) {
    this.parts = parts;
    this.queue = parts.queue();
    this.state = parts.state();
    this.recovery = new Recovery(parts);
  }

  /** If it is stopped after the queue was closed, it answers the whole queue before it ends. */
  Loop loop() {
    return Loop.every(Duration.ZERO, "log-writer", this::step)
        .finishing(() -> !queue.isEmpty())
        .atLast(this::finish);
  }

  private void finish() {
    OpenLog log = state.orNull();
    if (log != null) {
      parts.mark().write(log);
    }
    state.closed();
    recovery.refuseQueued();
    close(log, parts.checkpoints().takeFault() == null);
  }

  private void step() {
    try {
      OpenLog log = state.orNull();
      if (log == null || state.fault() != null) {
        recovery.tryAgain(log);
      } else {
        work(log);
      }
    } catch (RuntimeException | Error e) {
      goOn(e);
    }
  }

  /** Nothing may end this thread, or the process would answer 503 until somebody restarts it. */
  private void goOn(Throwable unforeseen) {
    try {
      LOG.error("The log's writer failed unexpectedly and continues", unforeseen);
      recovery.failed(state.orNull(), unforeseen, List.of());
    } catch (RuntimeException | Error e) {
      // There may be no memory left even to say so; callers are answered at their deadline.
      LockSupport.parkNanos(this, IDLE_NANOS);
    }
  }

  private void work(OpenLog log) {
    FileFault aside = parts.checkpoints().takeFault();
    if (aside != null) {
      recovery.failed(log, aside, List.of());
      return;
    }
    if (parts.room().isTight()) {
      recovery.tight(log);
      return;
    }
    boolean sweeping = log.sweep().pending();
    List<WriteRequest> group = queue.take(sweeping ? 0 : IDLE_NANOS);
    if (!group.isEmpty() || sweeping) {
      commit(log, group);
    } else {
      idle(log);
    }
  }

  /** Maintains the file, and so notices a fault before the next caller does. */
  private void idle(OpenLog log) {
    try {
      Shrinking.step(log);
    } catch (SQLException | FileFault e) {
      recovery.failed(log, e, List.of());
    }
  }

  private void commit(OpenLog log, List<WriteRequest> group) {
    long began = System.nanoTime();
    state.writing(true);
    try {
      for (WriteRequest request : group) {
        request.run(log);
      }
      log.sweep().slice(sliceSize(group.size()));
      log.commit();
      answer(log, group, began);
      recovery.committed(log, group);
      parts.checkpoints().restartIfWanted(log);
    } catch (SQLException | FileFault | RuntimeException | Error e) {
      recovery.failed(log, e, group);
    } finally {
      state.writing(false);
    }
  }

  private void answer(OpenLog log, List<WriteRequest> group, long began) {
    int records = group.stream().mapToInt(WriteRequest::records).sum();
    parts.counters().committed(records, System.nanoTime() - began);
    parts.load().committed(group.size());
    parts.end().last(log.last());
    for (WriteRequest request : group) {
      request.done();
    }
  }

  /**
   * Faster than what comes in, so that retention catches up; small, so that nobody waits long for
   * it.
   */
  private static int sliceSize(int callers) {
    return callers == 0 ? IDLE_SLICE : Math.min(IDLE_SLICE, 16 + 2 * callers);
  }

  private static void close(OpenLog log, boolean sound) {
    if (log == null) {
      return;
    }
    try {
      if (sound) {
        log.close();
      } else {
        log.leave();
      }
    } catch (SQLException | IOException | RuntimeException e) {
      LOG.warn("The log did not close in good order; the next opening will put it right", e);
    }
  }
}
