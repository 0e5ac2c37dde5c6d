package io.tailrace.server;

import io.tailrace.core.consumer.ConsumerStore;
import io.tailrace.core.consumer.Runs;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.log.EventLog;
import io.tailrace.log.sqlite.FreeSpace;
import io.tailrace.log.sqlite.SqliteConsumerStore;
import io.tailrace.log.sqlite.SqliteLog;
import io.tailrace.log.sqlite.SqliteLogSettings;
import io.tailrace.pipeline.Closing;
import io.tailrace.pipeline.ConsumerGroup;
import io.tailrace.pipeline.PartitionStatus;
import io.tailrace.pipeline.PipelineGauges;
import io.tailrace.pipeline.SinkSource;
import io.tailrace.pipeline.Storage;
import io.tailrace.server.config.LogConfig;
import io.tailrace.sink.duckdb.DuckDbSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The log in the data folder, which this process alone has. Safe for use by many threads. */
final class EmbeddedStorage implements Storage {
  private final Closing closing = new Closing();
  private final Path folder;
  private final ConsumerStore store;
  private final SqliteLog log;

  EmbeddedStorage(Path folder, Set<String> sinks, LogConfig config, Machine machine) {
    this.folder = folder;
    this.store = closing.add("the consumers' store", SqliteConsumerStore.open(folder, sinks));
    // What a sort in the warehouse spills is ours and goes with its query: no reason to delete.
    FreeSpace free = machine.disk().beside(DuckDbSettings.in(folder).spill());
    var disk = SqliteLogSettings.Disk.DEFAULT.withFree(free);
    var settings = SqliteLogSettings.in(folder).withRetention(config.retention()).withDisk(disk);
    this.log = closing.add("the log", SqliteLog.open(settings, store.pins(), machine.clock()));
  }

  @Override
  public EventLog log() {
    return log;
  }

  @Override
  public ConsumerStore store() {
    return store;
  }

  /** All of it: there is one partition, and nobody else. */
  @Override
  public AutoCloseable work(ConsumerGroup crew) throws StoreUnavailableException {
    Runs.Run run = store.runs().begin();
    Closing work = new Closing();
    work.add("the run", () -> store.runs().end());
    List<ConsumerGroup.Shift> shifts =
        crew.sources().stream().map(source -> crew.begin(source, 0, run, () -> true)).toList();
    shifts.forEach(shift -> work.add("a consumer", shift));
    work.add("the consumers", () -> shifts.forEach(ConsumerGroup.Shift::stop));
    return work;
  }

  /** Nobody else works on it: a partition without a consumer waits for the start. */
  @Override
  public List<PartitionStatus> elsewhere(SinkSource sink, Set<Integer> here) {
    return here.isEmpty() ? List.of(PartitionStatus.notStarted(null)) : List.of();
  }

  @Override
  public boolean mayAskForNames() {
    return true;
  }

  @Override
  public List<String> warnings() {
    return List.of();
  }

  @Override
  public void showIn(PipelineGauges gauges) {
    gauges.logFile(folder.resolve("log.db"));
    gauges.logMaxBytes(() -> Double.POSITIVE_INFINITY);
    gauges.rollbacks(log::rollbacks);
  }

  @Override
  public void close() {
    closing.close();
  }
}
