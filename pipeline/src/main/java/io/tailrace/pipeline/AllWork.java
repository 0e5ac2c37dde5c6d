package io.tailrace.pipeline;

import io.tailrace.core.consumer.Runs;
import io.tailrace.core.consumer.StoreUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** All of it: there is one partition, and nobody else. Safe for use by many threads. */
record AllWork(Runs runs) implements WorkShare {

  @Override
  public AutoCloseable begin(ConsumerGroup group) throws StoreUnavailableException {
    Runs.Run run = runs.begin();
    Closing work = new Closing();
    work.add("the run", runs::end);
    List<ConsumerGroup.Shift> shifts =
        group.sources().stream().map(source -> group.begin(source, 0, run, () -> true)).toList();
    shifts.forEach(shift -> work.add("a consumer", shift));
    work.add("the consumers", () -> shifts.forEach(ConsumerGroup.Shift::stop));
    return work;
  }

  /** A partition without a consumer waits for the start. */
  @Override
  public List<PartitionStatus> elsewhere(SinkSource sink, Set<Integer> here) {
    return here.isEmpty() ? List.of(PartitionStatus.notStarted(null)) : List.of();
  }

  @Override
  public boolean takes(String what, Duration time) {
    return true;
  }

  @Override
  public boolean isShared() {
    return false;
  }
}
