package io.tailrace.log.redis;

import io.lettuce.core.KeyValue;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.log.Gap;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.Pins;
import io.tailrace.core.log.Position;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the configured sinks need of the log. A position in another log, such as the one that this
 * was before it was put back to an older state, says nothing about this one: its sink pins all.
 * Safe for use by many threads.
 */
record RedisPins(StoreQuestions questions, Set<String> sinks) implements Pins {

  @Override
  public Map<String, Optional<Position>> standings(int partition) throws LogUnavailableException {
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
      Map<String, Optional<Position>> standings = new HashMap<>();
      for (int at = 0; at < positions.size(); at++) {
        standings.put(needing.get(at), standing(partition, positions.get(at), logId));
      }
      return standings;
    } catch (StoreUnavailableException e) {
      throw unavailable(e);
    }
  }

  /** By the word of the workers; until one was there, by our own configuration. */
  private List<String> needing() throws StoreUnavailableException {
    Set<String> announced = new AnnouncedSinks(questions).names();
    return List.copyOf(announced.isEmpty() ? sinks : announced);
  }

  private static Optional<Position> standing(
      int partition, KeyValue<byte[], byte[]> kept, String logId) {
    Position position = kept.hasValue() ? StoredPosition.of(partition, kept.getValue()) : null;
    return Optional.ofNullable(position)
        .filter(known -> logId == null || known.logId().toString().equals(logId));
  }

  @Override
  public void lost(Gap gap) throws LogUnavailableException {
    gapList().add(gap);
  }

  @Override
  public List<Gap> gaps() throws LogUnavailableException {
    return gapList().read();
  }

  @Override
  public boolean acknowledge(long id, Gap.Noted noted) throws LogUnavailableException {
    return gapList().acknowledge(id, noted);
  }

  private StoredGaps gapList() {
    return new StoredGaps(questions);
  }

  static LogUnavailableException unavailable(StoreUnavailableException cause) {
    return new LogUnavailableException(cause.getMessage(), cause);
  }
}
