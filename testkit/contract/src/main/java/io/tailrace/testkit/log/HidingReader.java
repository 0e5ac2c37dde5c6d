package io.tailrace.testkit.log;

import io.tailrace.core.log.KnownKey;
import io.tailrace.core.log.Lag;
import io.tailrace.core.log.LogRange;
import io.tailrace.core.log.LogReader;
import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.Position;
import io.tailrace.core.log.ReadLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads a {@link HidingLog}. As safe for threads as the reader in it. */
record HidingReader(HidingLog log, LogReader reader) implements LogReader {

  @Override
  public UUID logId() throws LogUnavailableException {
    return reader.logId();
  }

  @Override
  public boolean mayBeReplaced() {
    return log.mayBeReplaced;
  }

  @Override
  public int partitions() {
    return reader.partitions();
  }

  @Override
  public LogRange range(int partition) throws LogUnavailableException {
    LogRange range = reader.range(partition);
    return new LogRange(Math.max(range.start(), log.trimmedTo), range.end());
  }

  @Override
  public long retainedFrom(int partition) throws LogUnavailableException {
    return Math.max(reader.retainedFrom(partition), log.trimmedTo);
  }

  @Override
  public List<LogRecord> read(int partition, long fromOffset, ReadLimit limit)
      throws LogUnavailableException {
    long from = Math.max(fromOffset, log.trimmedTo);
    while (true) {
      List<LogRecord> all = reader.read(partition, from, limit);
      List<LogRecord> shown =
          all.stream().filter(record -> !log.hidden.contains(record.offset())).toList();
      if (all.isEmpty() || !shown.isEmpty()) {
        return shown;
      }
      from = all.get(all.size() - 1).offset() + 1;
    }
  }

  @Override
  public Optional<LogRecord> find(String feed, String key) throws LogUnavailableException {
    return reader.find(feed, key);
  }

  @Override
  public Optional<KnownKey> known(String feed, String key) throws LogUnavailableException {
    return reader.known(feed, key);
  }

  @Override
  public long seek(int partition, Instant time) throws LogUnavailableException {
    return reader.seek(partition, time);
  }

  @Override
  public Lag lag(Position position) throws LogUnavailableException {
    return reader.lag(position);
  }

  @Override
  public boolean await(int partition, long offset, Duration timeout) throws InterruptedException {
    return reader.await(partition, offset, timeout);
  }
}
