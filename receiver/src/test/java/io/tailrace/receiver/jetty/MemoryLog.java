package io.tailrace.receiver.jetty;

import io.tailrace.core.Check;
import io.tailrace.core.log.AppendOutcome;
import io.tailrace.core.log.EventLog;
import io.tailrace.core.log.LogReader;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.NewRecord;
import io.tailrace.core.log.Quarantine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Takes appends only. Can be told to be unavailable, to fail, or to hold appends back. */
final class MemoryLog implements EventLog {
  private final List<NewRecord> records = new ArrayList<>();
  private final Map<String, Long> fingerprints = new HashMap<>();
  private volatile LogUnavailableException unavailable;
  private volatile RuntimeException fault;
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private volatile Instant lastDeadline;

  void unavailable(String message) {
    unavailable = message == null ? null : new LogUnavailableException(message);
  }

  void fault(RuntimeException newFault) {
    fault = newFault;
  }

  /** Appends wait until it is opened. */
  CountDownLatch holdBack() {
    gate = new CountDownLatch(1);
    return gate;
  }

  Instant lastDeadline() {
    return lastDeadline;
  }

  synchronized List<NewRecord> records() {
    return List.copyOf(records);
  }

  @Override
  public List<AppendOutcome> append(List<NewRecord> batch, Instant deadline)
      throws LogUnavailableException {
    lastDeadline = deadline;
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    if (unavailable != null) {
      throw unavailable;
    }
    if (fault != null) {
      throw fault;
    }
    return batch.stream().map(this::append).toList();
  }

  private synchronized AppendOutcome append(NewRecord record) {
    String key = record.feed() + " " + record.key();
    Long known = fingerprints.putIfAbsent(key, record.fingerprint());
    if (known != null) {
      return known == record.fingerprint() ? AppendOutcome.DUPLICATE : AppendOutcome.REUSED;
    }
    records.add(record);
    return AppendOutcome.APPENDED;
  }

  @Override
  public LogReader reader() {
    throw new UnsupportedOperationException("append only");
  }

  @Override
  public Quarantine quarantine() {
    throw new UnsupportedOperationException("append only");
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
