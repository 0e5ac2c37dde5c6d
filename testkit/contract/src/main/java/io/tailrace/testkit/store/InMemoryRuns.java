package io.tailrace.testkit.store;

import io.tailrace.core.consumer.Runs;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.testkit.store.StoreContents.Share;
import java.util.HashMap;
import java.util.Map;

/** Runs of an {@link InMemoryConsumerStore}. Safe for use by many threads. */
record InMemoryRuns(StoreContents contents) implements Runs {
  @Override
  public Run begin() throws StoreUnavailableException {
    return contents.ask(
        all -> {
          Run run = new Run(++all.epoch, all.running);
          all.running = true;
          return run;
        });
  }

  @Override
  public void end() throws StoreUnavailableException {
    contents.ask(all -> all.running = false);
  }

  @Override
  public void mark(String sink, int partition, long offset) throws StoreUnavailableException {
    contents.ask(all -> marks(all, sink, partition).merge(offset, 1, Integer::sum));
  }

  @Override
  public void clear(String sink, int partition, long offset) throws StoreUnavailableException {
    contents.ask(all -> marks(all, sink, partition).remove(offset));
  }

  @Override
  public Map<Long, Integer> marks(String sink, int partition) throws StoreUnavailableException {
    return contents.ask(all -> Map.copyOf(marks(all, sink, partition)));
  }

  private static Map<Long, Integer> marks(StoreContents all, String sink, int partition) {
    return all.marks.computeIfAbsent(new Share(sink, partition), share -> new HashMap<>());
  }
}
