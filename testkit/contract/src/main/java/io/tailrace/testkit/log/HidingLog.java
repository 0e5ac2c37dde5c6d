package io.tailrace.testkit.log;

import io.tailrace.core.log.EventLog;
import io.tailrace.core.log.LogReader;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * A log whose reader is broken on purpose: it leaves out what the test tells it to, as if somebody
 * had deleted it, or as if retention had. As safe for threads as the log in it.
 */
public final class HidingLog extends ForwardingLog {
  final Set<Long> hidden = new ConcurrentSkipListSet<>();
  volatile long trimmedTo = LogReader.FIRST;
  volatile boolean mayBeReplaced;

  public HidingLog(EventLog log) {
    super(log);
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
  public LogReader reader() {
    return new HidingReader(this, super.reader());
  }
}
