package io.tailrace.log.redis;

import io.lettuce.core.KeyValue;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.log.Gap;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.Pins;
import io.tailrace.core.log.Position;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the configured sinks need of the log. A position in another log, such as the one that this
 * was before it was put back to an older state, says nothing about this one: its sink pins all.
 * Safe for use by many threads.
 */
record StoredPins(StoreQuestions questions, Set<String> sinks) implements Pins {

  @Override
  public Map<String, Long> floors(int partition) throws LogUnavailableException {
    if (sinks.isEmpty()) {
      return Map.of();
    }
    byte[][] fields =
        sinks.stream().map(sink -> StoredPosition.field(sink, partition)).toArray(byte[][]::new);
    try {
      byte[] id = questions.ask(commands -> commands.hget(questions.key("meta"), Keys.bytes("id")));
      List<KeyValue<byte[], byte[]>> positions =
          questions.ask(commands -> commands.hmget(questions.key("positions"), fields));
      return floors(partition, id == null ? null : Keys.text(id), positions);
    } catch (StoreUnavailableException e) {
      throw unavailable(e);
    }
  }

  /** In the order of the sinks. */
  private Map<String, Long> floors(
      int partition, String logId, List<KeyValue<byte[], byte[]>> positions) {
    Map<String, Long> floors = new HashMap<>();
    int at = 0;
    for (String sink : sinks) {
      KeyValue<byte[], byte[]> kept = positions.get(at++);
      floors.put(
          sink, kept.hasValue() ? floor(StoredPosition.of(partition, kept.getValue()), logId) : 0L);
    }
    return floors;
  }

  private static long floor(Position position, String logId) {
    return logId == null || position.logId().toString().equals(logId) ? position.floor() : 0;
  }

  @Override
  public void detached(Gap gap) throws LogUnavailableException {
    byte[] written =
        Keys.joined(
            gap.sink(),
            String.valueOf(gap.partition()),
            String.valueOf(gap.from()),
            String.valueOf(gap.to()),
            String.valueOf(gap.records()),
            String.valueOf(gap.at().toEpochMilli()));
    try {
      questions.anyway("RPUSH", "gaps", written);
    } catch (StoreUnavailableException e) {
      throw unavailable(e);
    }
  }

  @Override
  public List<Gap> gaps() throws LogUnavailableException {
    try {
      return questions.ask(commands -> commands.lrange(questions.key("gaps"), 0, -1)).stream()
          .map(StoredPins::gap)
          .toList();
    } catch (StoreUnavailableException e) {
      throw unavailable(e);
    }
  }

  private static Gap gap(byte[] written) {
    List<String> words = Keys.parted(written);
    return new Gap(
        words.get(0),
        Integer.parseInt(words.get(1)),
        Long.parseLong(words.get(2)),
        Long.parseLong(words.get(3)),
        Long.parseLong(words.get(4)),
        Instant.ofEpochMilli(Long.parseLong(words.get(5))));
  }

  private static LogUnavailableException unavailable(StoreUnavailableException cause) {
    return new LogUnavailableException(cause.getMessage(), cause);
  }
}
