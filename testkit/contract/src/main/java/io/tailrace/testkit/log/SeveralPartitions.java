package io.tailrace.testkit.log;

import io.tailrace.core.log.KnownKey;
import io.tailrace.core.log.Lag;
import io.tailrace.core.log.LogRange;
import io.tailrace.core.log.LogReader;
import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.Position;
import io.tailrace.core.log.ReadLimit;
import io.tailrace.core.log.RecordKind;
import io.tailrace.core.log.Source;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A log's reader over what a test put into each of its partitions. For one thread. */
public final class SeveralPartitions implements LogReader {
  private final UUID id = UUID.randomUUID();
  private final List<List<LogRecord>> partitions = new ArrayList<>();

  public SeveralPartitions(int count) {
    for (int i = 0; i < count; i++) {
      partitions.add(new ArrayList<>());
    }
  }

  /** Received so many milliseconds after the epoch. */
  public void add(int partition, long millis, String body) {
    List<LogRecord> records = partitions.get(partition);
    records.add(
        new LogRecord(
            partition,
            records.size(),
            "default",
            RecordKind.EVENT,
            partition + "@" + millis,
            Source.WEBHOOK,
            null,
            Instant.ofEpochMilli(millis),
            body.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public UUID logId() {
    return id;
  }

  @Override
  public int partitions() {
    return partitions.size();
  }

  @Override
  public long retainedFrom(int partition) {
    return 0;
  }

  @Override
  public LogRange range(int partition) {
    return new LogRange(0, partitions.get(partition).size());
  }

  @Override
  public List<LogRecord> read(int partition, long fromOffset, ReadLimit limit) {
    return partitions.get(partition).stream().skip(fromOffset).limit(limit.maxRecords()).toList();
  }

  @Override
  public Optional<LogRecord> find(String feed, String key) {
    return Optional.empty();
  }

  @Override
  public Optional<KnownKey> known(String feed, String key) {
    return Optional.empty();
  }

  @Override
  public long seek(int partition, Instant time) {
    return partitions.get(partition).stream().filter(r -> r.receivedAt().isBefore(time)).count();
  }

  @Override
  public Lag lag(Position position) {
    return new Lag(range(position.partition()).end() - position.offset(), null);
  }

  @Override
  public boolean await(int partition, long offset, Duration timeout) {
    return offset < range(partition).end();
  }
}
