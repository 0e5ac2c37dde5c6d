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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Reads an {@link InMemoryLog}. Safe for use by many threads. */
final class InMemoryReader implements LogReader {
  private final InMemoryLog log;

  InMemoryReader(InMemoryLog log) {
    this.log = log;
  }

  @Override
  public UUID logId() throws LogUnavailableException {
    return log.ask(contents -> contents.logId);
  }

  @Override
  public int partitions() {
    return 1;
  }

  @Override
  public LogRange range(int partition) throws LogUnavailableException {
    return log.ask(
        contents ->
            new LogRange(
                contents.records.isEmpty() ? contents.next : contents.records.firstKey(),
                contents.next));
  }

  @Override
  public long retainedFrom(int partition) throws LogUnavailableException {
    return log.ask(contents -> contents.sweptTo);
  }

  @Override
  public List<LogRecord> read(int partition, long fromOffset, ReadLimit limit)
      throws LogUnavailableException {
    return log.ask(
        contents -> {
          List<LogRecord> records = new ArrayList<>();
          long bytes = 0;
          for (LogRecord record : contents.records.tailMap(fromOffset).values()) {
            bytes += record.body().length;
            boolean full = records.size() == limit.maxRecords() || bytes > limit.maxBytes();
            if (full && !records.isEmpty()) {
              break;
            }
            records.add(record);
          }
          return records;
        });
  }

  @Override
  public Optional<LogRecord> find(String feed, String key) throws LogUnavailableException {
    return log.ask(
        contents ->
            Optional.ofNullable(contents.ids.get(new Contents.Key(feed, key)))
                .map(id -> contents.records.get(id.offset())));
  }

  @Override
  public Optional<KnownKey> known(String feed, String key) throws LogUnavailableException {
    return log.ask(
        contents ->
            Optional.ofNullable(contents.ids.get(new Contents.Key(feed, key)))
                .map(id -> new KnownKey(0, id.offset(), id.receivedAt())));
  }

  @Override
  public long seek(int partition, Instant time) throws LogUnavailableException {
    return log.ask(contents -> contents.seek(time));
  }

  @Override
  public Lag lag(Position position) throws LogUnavailableException {
    return log.ask(
        contents -> {
          List<LogRecord> waiting =
              Stream.concat(
                      position.pending().stream().map(contents.records::get),
                      contents.records.tailMap(position.offset()).values().stream())
                  .filter(Objects::nonNull)
                  .toList();
          return waiting.isEmpty()
              ? Lag.NONE
              : new Lag(waiting.size(), waiting.get(0).receivedAt());
        });
  }

  @Override
  public boolean await(int partition, long offset, Duration timeout) throws InterruptedException {
    log.lock.lockInterruptibly();
    try {
      long left = timeout.toNanos();
      while (!log.holds(offset) && left > 0) {
        left = log.appended.awaitNanos(left);
      }
      return log.holds(offset);
    } finally {
      log.lock.unlock();
    }
  }
}
