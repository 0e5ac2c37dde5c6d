package io.tailrace.testkit.store;

import io.tailrace.core.consumer.Runs;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.testkit.store.StoreContents.Mark;
import io.tailrace.testkit.store.StoreContents.Share;

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
  public int mark(String sink, int partition, long offset) throws StoreUnavailableException {
    return contents.ask(
        all -> {
          Mark before = all.marks.get(new Share(sink, partition));
          int times = before != null && before.offset() == offset ? before.times() + 1 : 1;
          all.marks.put(new Share(sink, partition), new Mark(offset, times));
          return times;
        });
  }

  @Override
  public void clear(String sink, int partition) throws StoreUnavailableException {
    contents.ask(all -> all.marks.remove(new Share(sink, partition)));
  }
}
