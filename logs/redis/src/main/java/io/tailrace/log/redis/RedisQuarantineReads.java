package io.tailrace.log.redis;

import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.Quarantine;
import io.tailrace.core.log.QuarantineCount;
import io.tailrace.log.redis.LogQuestions.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The quarantine of a {@link RedisLog}: a stream per partition that holds what is unresolved. Safe
 * for use by many threads.
 */
final class RedisQuarantineReads implements Quarantine {
  private static final Script RESOLVE = Script.of("resolve");
  private final RedisLogParts parts;
  private final LogQuestions questions;

  RedisQuarantineReads(RedisLogParts parts) {
    this.parts = parts;
    this.questions = new LogQuestions(parts.redis());
  }

  @Override
  public List<LogRecord> list(int partition, long afterOffset, int limit)
      throws LogUnavailableException {
    Span span = new Span(afterOffset + 1, Long.MAX_VALUE, limit);
    return questions.range(parts.keys().quarantine(partition), partition, span);
  }

  @Override
  public List<QuarantineCount> counts() throws LogUnavailableException {
    Map<byte[], byte[]> kept =
        questions.ask(commands -> commands.hgetall(parts.keys().of("q:counts")));
    List<QuarantineCount> counts = new ArrayList<>();
    kept.forEach((name, count) -> counts.add(count(Keys.text(name), Keys.text(count))));
    return counts;
  }

  private static QuarantineCount count(String name, String records) {
    int between = name.indexOf(0);
    return new QuarantineCount(
        name.substring(0, between), name.substring(between + 1), Long.parseLong(records));
  }

  @Override
  public Optional<LogRecord> find(String feed, String key) throws LogUnavailableException {
    Optional<LogQuestions.Known> known = questions.known(feed, key);
    if (known.isEmpty()) {
      return Optional.empty();
    }
    int partition = known.get().partition();
    Span span = Span.one(known.get().offset());
    return questions.range(parts.keys().quarantine(partition), partition, span).stream()
        .findFirst();
  }

  /** What became of it is not kept: resolved is resolved. */
  @Override
  public boolean resolve(String feed, String key, Resolution resolution, Instant at)
      throws LogUnavailableException {
    Optional<LogRecord> found = find(feed, key);
    if (found.isEmpty()) {
      return false;
    }
    LogRecord record = found.get();
    List<Object> resolved =
        questions.run(
            RESOLVE,
            Keys.bytes(record.partition()),
            Keys.bytes(record.offset() + "-" + record.receivedAt().toEpochMilli()),
            Keys.joined(feed, key),
            Keys.joined(feed, record.reason().code()),
            Keys.bytes(RecordBytes.of(record).length));
    return resolved.get(0).equals(1L);
  }
}
