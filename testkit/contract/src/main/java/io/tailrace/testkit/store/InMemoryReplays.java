package io.tailrace.testkit.store;

import io.tailrace.core.consumer.Replay;
import io.tailrace.core.consumer.Replays;
import io.tailrace.core.consumer.StoreUnavailableException;
import java.util.List;
import java.util.Optional;

/** Replays of an {@link InMemoryConsumerStore}. Safe for use by many threads. */
record InMemoryReplays(StoreContents contents) implements Replays {
  @Override
  public Replay request(String sink, int partition, long from, long to)
      throws StoreUnavailableException {
    return contents.ask(
        all -> {
          Replay replay = new Replay(++all.lastReplay, sink, partition, from, to);
          all.replays.put(replay.id(), replay);
          return replay;
        });
  }

  @Override
  public Optional<Replay> next(String sink, int partition) throws StoreUnavailableException {
    return unfinished().stream()
        .filter(replay -> replay.sink().equals(sink) && replay.partition() == partition)
        .findFirst();
  }

  @Override
  public void advance(Replay replay, long next) throws StoreUnavailableException {
    Replay further = new Replay(replay.id(), replay.sink(), replay.partition(), next, replay.to());
    contents.ask(all -> all.replays.put(replay.id(), further));
  }

  @Override
  public List<Replay> unfinished() throws StoreUnavailableException {
    return contents.ask(
        all ->
            all.replays.values().stream().filter(replay -> replay.next() < replay.to()).toList());
  }
}
