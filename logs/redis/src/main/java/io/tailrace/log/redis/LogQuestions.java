package io.tailrace.log.redis;

import io.lettuce.core.KeyValue;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.tailrace.core.log.LogRange;
import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.LogUnavailableException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The questions that the log's readers ask Redis. Safe for use by many threads. */
record LogQuestions(Redis redis) {
  private static final Script KNOWN = Script.of("known");

  /** Where an id stands, and when it was received. */
  record Known(int partition, long offset, Instant receivedAt) {}

  <T> T ask(Function<RedisAsyncCommands<byte[], byte[]>, CompletionStage<T>> question)
      throws LogUnavailableException {
    try {
      return redis.ask(question);
    } catch (RedisUnavailableException e) {
      throw new LogUnavailableException(e.getMessage(), e);
    }
  }

  List<Object> run(Script script, byte[]... arguments) throws LogUnavailableException {
    return ask(commands -> script.run(commands, redis.keys(), arguments));
  }

  /** What the stream holds, without the quarantine that is older. */
  LogRange stream(int partition) throws LogUnavailableException {
    byte[] start = Keys.bytes("s" + partition);
    byte[] end = Keys.bytes("n" + partition);
    List<KeyValue<byte[], byte[]>> kept =
        ask(commands -> commands.hmget(redis.keys().of("meta"), start, end));
    return new LogRange(number(kept.get(0)), number(kept.get(1)));
  }

  private static long number(KeyValue<byte[], byte[]> digits) {
    return digits.hasValue() ? Long.parseLong(Keys.text(digits.getValue())) : 1;
  }

  /** When an event was backfilled last; 1970 if none was. */
  Instant backfilledAt() throws LogUnavailableException {
    byte[] millis =
        ask(commands -> commands.hget(redis.keys().of("meta"), Keys.bytes("backfilled")));
    return millis == null ? Instant.EPOCH : Instant.ofEpochMilli(Long.parseLong(Keys.text(millis)));
  }

  /** When the newest record of all was received; empty if there never was one. */
  Optional<Instant> newest(int partitions) throws LogUnavailableException {
    byte[][] fields =
        IntStream.range(0, partitions)
            .mapToObj(partition -> Keys.bytes("t" + partition))
            .toArray(byte[][]::new);
    List<KeyValue<byte[], byte[]>> times =
        ask(commands -> commands.hmget(redis.keys().of("meta"), fields));
    return times.stream()
        .filter(KeyValue::hasValue)
        .map(time -> Instant.ofEpochMilli(Long.parseLong(Keys.text(time.getValue()))))
        .max(Comparator.naturalOrder());
  }

  Optional<Known> known(String feed, String key) throws LogUnavailableException {
    List<Object> found = run(KNOWN, Keys.joined(feed, key));
    return found.isEmpty() ? Optional.empty() : Optional.of(known((byte[]) found.get(0)));
  }

  /** As append.lua packs it: fingerprint, partition, offset, time; 8, 1, 6 and 6 bytes. */
  private static Known known(byte[] value) {
    ByteBuffer bytes = ByteBuffer.wrap(value);
    long offset = bytes.getLong(7) & 0xFFFF_FFFF_FFFFL;
    long millis = bytes.getLong(13) & 0xFFFF_FFFF_FFFFL;
    return new Known(bytes.get(8) & 0xFF, offset, Instant.ofEpochMilli(millis));
  }

  /** Entries of a stream from {@code from} to {@code to}, both included. */
  List<LogRecord> range(byte[] stream, int partition, Span span) throws LogUnavailableException {
    Range<String> names =
        Range.create(
            Long.toString(span.from()), span.to() == Long.MAX_VALUE ? "+" : "" + span.to());
    return ask(commands -> commands.xrange(stream, names, Limit.from(span.atMost()))).stream()
        .map(entry -> record(partition, entry))
        .toList();
  }

  /** Offsets {@code from} to {@code to}, both included, and at most so many. */
  record Span(long from, long to, int atMost) {
    static Span one(long offset) {
      return new Span(offset, offset, 1);
    }
  }

  private static LogRecord record(int partition, StreamMessage<byte[], byte[]> entry) {
    byte[] bytes = entry.getBody().values().iterator().next();
    return RecordBytes.record(partition, entry.getId(), bytes);
  }

  /** The record at exactly this offset, in the stream or in what was kept of it. */
  Optional<LogRecord> at(int partition, long offset) throws LogUnavailableException {
    Keys keys = redis.keys();
    List<LogRecord> found = range(keys.stream(partition), partition, Span.one(offset));
    if (found.isEmpty()) {
      found = range(keys.quarantine(partition), partition, Span.one(offset));
    }
    return found.stream().findFirst();
  }
}
