package io.tailrace.testkit.log;

import io.tailrace.core.Check;
import io.tailrace.core.log.AppendOutcome;
import io.tailrace.core.log.EventLog;
import io.tailrace.core.log.LogReader;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.NewRecord;
import io.tailrace.core.log.Quarantine;
import java.time.Instant;
import java.util.List;

/** Wraps a log, for what a test changes about it. As safe for threads as the log in it. */
public class ForwardingLog implements EventLog {
  private final EventLog log;

  public ForwardingLog(EventLog log) {
    this.log = log;
  }

  @Override
  public List<AppendOutcome> append(List<NewRecord> records, Instant deadline)
      throws LogUnavailableException {
    return log.append(records, deadline);
  }

  @Override
  public LogReader reader() {
    return log.reader();
  }

  @Override
  public Quarantine quarantine() {
    return log.quarantine();
  }

  @Override
  public boolean busy() {
    return log.busy();
  }

  @Override
  public Check check() {
    return log.check();
  }

  @Override
  public void close() {
    log.close();
  }
}
