package io.tailrace.pipeline;

import io.tailrace.core.consumer.ConsumerStore;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.log.EventLog;
import io.tailrace.core.log.LogUnavailableException;
import java.util.List;
import java.util.Set;

/** An opened log, and what consumers must remember beside it. Safe for use by many threads. */
public interface Storage extends AutoCloseable {

  EventLog log();

  ConsumerStore store();

  /**
   * Gives the crew its part of the work, now and as other processes come and go.
   *
   * @return stops it, and returns when nothing works any more
   */
  AutoCloseable work(ConsumerGroup crew) throws StoreUnavailableException, LogUnavailableException;

  /**
   * How a sink stands in the partitions that no consumer of this process works on.
   *
   * @param here the partitions that one does
   */
  List<PartitionStatus> elsewhere(SinkSource sink, Set<Integer> here)
      throws LogUnavailableException, StoreUnavailableException;

  /** Whether no other process asks for names now; then none does for a while. */
  boolean mayAskForNames() throws StoreUnavailableException;

  /** What about this engine's settings can lose what was answered; for people. */
  List<String> warnings();

  void showIn(PipelineGauges gauges);

  @Override
  void close();
}
