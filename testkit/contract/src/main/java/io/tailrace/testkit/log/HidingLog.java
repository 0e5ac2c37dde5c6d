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
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * A log whose reader is broken on purpose: it leaves out what the test tells it to, as if somebody
 * had deleted it, or as if retention had. As safe for threads as the log in it.
 */
public final class HidingLog implements EventLog {
  private final EventLog log;
  final Set<Long> hidden = new ConcurrentSkipListSet<>();
  volatile long trimmedTo = LogReader.FIRST;
  volatile boolean mayBeReplaced;

  public HidingLog(EventLog log) {
    this.log = log;
  }

  /** From now on, there is no record at this offset. */
  public void hide(long offset) {
    hidden.add(offset);
  }

  /** There is one again. */
  public void show(long offset) {
    hidden.remove(offset);
  }

  /** From now on, retention has taken all before this offset. */
  public void trimTo(long offset) {
    trimmedTo = offset;
  }

  /** What {@link LogReader#mayBeReplaced} says. */
  public void mayBeReplaced(boolean may) {
    mayBeReplaced = may;
  }

  @Override
  public List<AppendOutcome> append(List<NewRecord> records, Instant deadline)
      throws LogUnavailableException {
    return log.append(records, deadline);
  }

  @Override
  public LogReader reader() {
    return new HidingReader(this, log.reader());
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
