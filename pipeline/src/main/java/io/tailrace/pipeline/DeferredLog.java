package io.tailrace.pipeline;

import io.tailrace.core.Check;
import io.tailrace.core.log.AppendOutcome;
import io.tailrace.core.log.EventLog;
import io.tailrace.core.log.LogReader;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.NewRecord;
import io.tailrace.core.log.Quarantine;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for the log until the log is open, so that the receiver can listen: a 503 costs the
 * sender a moment, a refused connection an hour. Safe for use by many threads.
 */
public final class DeferredLog implements EventLog {
  private volatile @Nullable EventLog log;
  private volatile String reason;

  public DeferredLog(String reason) {
    this.reason = reason;
  }

  public void unavailable(String newReason) {
    this.reason = newReason;
  }

  public void arrived(EventLog opened) {
    this.log = opened;
  }

  @Override
  public List<AppendOutcome> append(List<NewRecord> records, Instant deadline)
      throws LogUnavailableException {
    EventLog there = log;
    if (there == null) {
      throw new LogUnavailableException(reason);
    }
    return there.append(records, deadline);
  }

  @Override
  public LogReader reader() {
    return there().reader();
  }

  @Override
  public Quarantine quarantine() {
    return there().quarantine();
  }

  @Override
  public boolean busy() {
    EventLog there = log;
    return there != null && there.busy();
  }

  @Override
  public Check check() {
    EventLog there = log;
    return there == null ? Check.failed(reason) : there.check();
  }

  @Override
  public void close() {
    EventLog there = log;
    if (there != null) {
      there.close();
    }
  }

  private EventLog there() {
    EventLog there = log;
    if (there == null) {
      throw new IllegalStateException("only the receiver runs before the log is there");
    }
    return there;
  }
}
