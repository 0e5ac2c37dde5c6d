package io.tailrace.testkit.store;

import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.log.Gap;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.Pins;
import io.tailrace.core.log.Position;
import io.tailrace.testkit.store.StoreContents.Committed;
import io.tailrace.testkit.store.StoreContents.Share;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Pins of an {@link InMemoryConsumerStore}. Safe for use by many threads. */
record InMemoryPins(StoreContents contents, Set<String> sinks) implements Pins {
  @Override
  public Map<String, Optional<Position>> standings(int partition) throws LogUnavailableException {
    return ask(
        all -> {
          Map<String, Optional<Position>> standings = new HashMap<>();
          for (String sink : sinks) {
            Committed committed = all.positions.get(new Share(sink, partition));
            standings.put(sink, Optional.ofNullable(committed).map(Committed::position));
          }
          return standings;
        });
  }

  @Override
  public void lost(Gap gap) throws LogUnavailableException {
    ask(all -> all.gaps.add(gap.withId(all.gaps.size() + 1)));
  }

  @Override
  public boolean acknowledge(long id, Gap.Noted noted) throws LogUnavailableException {
    return ask(
        all -> {
          int place = Math.toIntExact(id) - 1;
          boolean open = place >= 0 && place < all.gaps.size() && all.gaps.get(place).isOpen();
          if (open) {
            all.gaps.set(place, all.gaps.get(place).acknowledged(noted));
          }
          return open;
        });
  }

  @Override
  public List<Gap> gaps() throws LogUnavailableException {
    return ask(all -> List.copyOf(all.gaps));
  }

  private <T> T ask(Function<StoreContents, T> question) throws LogUnavailableException {
    try {
      return contents.ask(question);
    } catch (StoreUnavailableException e) {
      throw new LogUnavailableException("what the sinks need is not known now", e);
    }
  }
}
