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
    try {
      List<String> needing = needing();
      if (needing.isEmpty()) {
        return Map.of();
      }
      byte[][] fields =
          needing.stream()
              .map(sink -> StoredPosition.field(sink, partition))
              .toArray(byte[][]::new);
      byte[] id = questions.ask(commands -> commands.hget(questions.key("meta"), Keys.bytes("id")));
      List<KeyValue<byte[], byte[]>> positions =
          questions.ask(commands -> commands.hmget(questions.key("positions"), fields));
      String logId = id == null ? null : Keys.text(id);
      Map<String, Long> floors = new HashMap<>();
      for (int at = 0; at < positions.size(); at++) {
        floors.put(needing.get(at), floor(partition, positions.get(at), logId));
      }
      return floors;
    } catch (StoreUnavailableException e) {
      throw unavailable(e);
    }
  }

  /** By the word of the workers; until one was there, by our own configuration. */
  private List<String> needing() throws StoreUnavailableException {
    Set<String> announced = new AnnouncedSinks(questions).names();
    return List.copyOf(announced.isEmpty() ? sinks : announced);
  }

  private static long floor(int partition, KeyValue<byte[], byte[]> kept, String logId) {
    return kept.hasValue() ? floor(StoredPosition.of(partition, kept.getValue()), logId) : 0;
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
