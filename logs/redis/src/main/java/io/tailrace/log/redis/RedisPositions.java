package io.tailrace.log.redis;

import io.tailrace.core.consumer.PositionStore;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.log.Position;
import java.util.Optional;

/** Positions in a hash, fenced by the leases beside them. Safe for use by many threads. */
record RedisPositions(StoreQuestions questions) implements PositionStore {
  private static final Script COMMIT = Script.of("lease", "commit");

  @Override
  public Optional<Position> committed(String sink, int partition) throws StoreUnavailableException {
    byte[] field = StoredPosition.field(sink, partition);
    byte[] value = questions.ask(commands -> commands.hget(questions.key("positions"), field));
    return Optional.ofNullable(value).map(found -> StoredPosition.of(partition, found));
  }

  @Override
  public boolean compareAndSet(String sink, long epoch, Position position)
      throws StoreUnavailableException {
    return questions
        .run(
            COMMIT,
            Keys.bytes(sink),
            Keys.bytes(position.partition()),
            Keys.bytes(epoch),
            StoredPosition.bytes(position))
        .get(0)
        .equals(1L);
  }
}
