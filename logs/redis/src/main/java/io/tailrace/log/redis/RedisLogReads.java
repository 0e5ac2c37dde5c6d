package io.tailrace.log.redis;

import io.tailrace.core.log.KnownKey;
import io.tailrace.core.log.Lag;
import io.tailrace.core.log.LogRange;
import io.tailrace.core.log.LogReader;
import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.Position;
import io.tailrace.core.log.ReadLimit;
import io.tailrace.log.redis.LogQuestions.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads a {@link RedisLog}. Safe for use by many threads. */
final class RedisLogReads implements LogReader {
  private static final Script SEEK = Script.of("kept", "seek");
  private static final Script LAG = Script.of("kept", "lag");

  private final RedisLogParts parts;
  private final LogQuestions questions;
  private final EndWatch watch;

  RedisLogReads(RedisLogParts parts) {
    this.parts = parts;
    this.questions = new LogQuestions(parts.redis());
    this.watch = new EndWatch(parts);
  }

  @Override
  public UUID logId() throws LogUnavailableException {
    String fault = parts.redis().fault();
    UUID id = parts.identity().id();
    if (fault != null || id == null) {
      throw new LogUnavailableException(fault == null ? "Redis was not asked yet" : fault);
    }
    return id;
  }

  @Override
  public boolean mayBeReplaced() {
    return true;
  }

  @Override
  public int partitions() {
    return parts.identity().partitions();
  }

  @Override
  public LogRange range(int partition) throws LogUnavailableException {
    LogRange stream = questions.stream(partition);
    Span before = new Span(0, stream.start() - 1, 1);
    List<LogRecord> kept = questions.range(parts.keys().quarantine(partition), partition, before);
    return kept.isEmpty() ? stream : new LogRange(kept.get(0).offset(), stream.end());
  }

  @Override
  public long retainedFrom(int partition) throws LogUnavailableException {
    return questions.stream(partition).start();
  }

  @Override
  public List<LogRecord> read(int partition, long fromOffset, ReadLimit limit)
      throws LogUnavailableException {
    return new StreamRead(questions, partition, limit).from(fromOffset);
  }

  @Override
  public Optional<LogRecord> find(String feed, String key) throws LogUnavailableException {
    Optional<LogQuestions.Known> known = questions.known(feed, key);
    return known.isEmpty()
        ? Optional.empty()
        : questions.at(known.get().partition(), known.get().offset());
  }

  @Override
  public Optional<KnownKey> known(String feed, String key) throws LogUnavailableException {
    return questions
        .known(feed, key)
        .map(known -> new KnownKey(known.partition(), known.offset(), known.receivedAt()));
  }

  @Override
  public long seek(int partition, Instant time) throws LogUnavailableException {
    return seek(partition, time, "1");
  }

  /** Looks up the offset in the stream alone: how far retention may go. */
  long seekInStream(int partition, Instant time) throws LogUnavailableException {
    return seek(partition, time, "0");
  }

  private long seek(int partition, Instant time, String withQuarantine)
      throws LogUnavailableException {
    return (Long)
        questions
            .run(
                SEEK,
                Keys.bytes(partition),
                Keys.bytes(time.toEpochMilli()),
                Keys.bytes(withQuarantine))
            .get(0);
  }

  @Override
  public Lag lag(Position position) throws LogUnavailableException {
    List<byte[]> arguments = new ArrayList<>();
    arguments.add(Keys.bytes(position.partition()));
    arguments.add(Keys.bytes(position.offset()));
    position.pending().forEach(offset -> arguments.add(Keys.bytes(offset)));
    List<Object> lag = questions.run(LAG, arguments.toArray(new byte[0][]));
    long oldest = (Long) lag.get(1);
    return new Lag((Long) lag.get(0), oldest == 0 ? null : Instant.ofEpochMilli(oldest));
  }

  @Override
  public boolean await(int partition, long offset, Duration timeout) throws InterruptedException {
    return watch.await(partition, offset, timeout);
  }

  void close() {
    watch.close();
  }
}
