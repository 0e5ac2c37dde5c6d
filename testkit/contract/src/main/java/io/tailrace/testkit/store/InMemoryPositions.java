package io.tailrace.testkit.store;

import io.tailrace.core.consumer.PositionStore;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.log.Position;
import io.tailrace.testkit.store.StoreContents.Committed;
import io.tailrace.testkit.store.StoreContents.Share;
import java.util.Optional;

/** Positions of an {@link InMemoryConsumerStore}. Safe for use by many threads. */
record InMemoryPositions(StoreContents contents) implements PositionStore {
  @Override
  public Optional<Position> committed(String sink, int partition) throws StoreUnavailableException {
    return contents.ask(
        all ->
            Optional.ofNullable(all.positions.get(new Share(sink, partition)))
                .map(Committed::position));
  }

  @Override
  public boolean compareAndSet(String sink, long epoch, Position position)
      throws StoreUnavailableException {
    Share share = new Share(sink, position.partition());
    return contents.ask(
        all -> {
          Committed before = all.positions.get(share);
          if (before != null && before.epoch() > epoch) {
            return false;
          }
          all.positions.put(share, new Committed(epoch, position));
          return true;
        });
  }
}
