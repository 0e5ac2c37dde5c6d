package io.tailrace.receiver.jetty;

import io.tailrace.core.Check;
import io.tailrace.core.log.AppendOutcome;
import io.tailrace.core.log.EventLog;
import io.tailrace.core.log.LogReader;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.NewRecord;
import io.tailrace.core.log.Quarantine;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps nothing, and answers in turn each way that a log may: new, known, not now. Safe for use by
 * many threads.
 */
final class WarmUpLog implements EventLog {
  private final AtomicInteger turns = new AtomicInteger();

  @Override
  public List<AppendOutcome> append(List<NewRecord> records, Instant deadline)
      throws LogUnavailableException {
    return switch (turns.getAndIncrement() % 3) {
      case 0 -> Collections.nCopies(records.size(), AppendOutcome.APPENDED);
      case 1 -> Collections.nCopies(records.size(), AppendOutcome.DUPLICATE);
      default -> throw new LogUnavailableException("it only warms up");
    };
  }

  @Override
  public LogReader reader() {
    throw new UnsupportedOperationException("nothing is kept here");
  }

  @Override
  public Quarantine quarantine() {
    throw new UnsupportedOperationException("nothing is kept here");
  }

  @Override
  public boolean busy() {
    return false;
  }

  @Override
  public Check check() {
    return Check.OK;
  }

  @Override
  public void close() {}
}
