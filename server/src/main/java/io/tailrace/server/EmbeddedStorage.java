package io.tailrace.server;

import io.tailrace.core.consumer.ConsumerStore;
import io.tailrace.core.consumer.Runs;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.engine.EngineRefusedException;
import io.tailrace.core.engine.LogPlace;
import io.tailrace.core.engine.LogSource;
import io.tailrace.core.engine.NoSettings;
import io.tailrace.core.engine.OpenedLog;
import io.tailrace.core.engine.OpenedStore;
import io.tailrace.core.engine.StoreUser;
import io.tailrace.core.file.FreeSpace;
import io.tailrace.core.log.EventLog;
import io.tailrace.log.sqlite.SqliteLogEngine;
import io.tailrace.pipeline.Closing;
import io.tailrace.pipeline.ConsumerGroup;
import io.tailrace.pipeline.Hosts;
import io.tailrace.pipeline.PartitionStatus;
import io.tailrace.pipeline.PipelineGauges;
import io.tailrace.pipeline.PipelineSinks;
import io.tailrace.pipeline.SinkSource;
import io.tailrace.pipeline.Storage;
import io.tailrace.server.config.LogConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The log in the data folder, which this process alone has. Safe for use by many threads. */
final class EmbeddedStorage implements Storage {
  private final Closing closing = new Closing();
  private final OpenedStore store;
  private final OpenedLog log;

  EmbeddedStorage(Path folder, PipelineSinks sinks, LogConfig config, Machine machine)
      throws IOException, EngineRefusedException {
    FreeSpace free = machine.disk();
    for (Path scratch : sinks.scratch()) {
      // What a sort in the warehouse spills is ours and goes with its query: no reason to delete.
      free = free.beside(scratch);
    }
    LogPlace place = new LogPlace(config.url(), folder, config.retention(), free);
    LogSource source = new SqliteLogEngine().source(place, new NoSettings());
    StoreUser user = new StoreUser(sinks.names(), Hosts.name(), machine.clock());
    this.store = closing.add("the consumers' store", source.store().orElseThrow().open(user));
    this.log = closing.add("the log", source.open(store, machine.clock()));
  }

  @Override
  public EventLog log() {
    return log.log();
  }

  @Override
  public ConsumerStore store() {
    return store.store();
  }

  /** All of it: there is one partition, and nobody else. */
  @Override
  public AutoCloseable work(ConsumerGroup crew) throws StoreUnavailableException {
    Runs.Run run = store().runs().begin();
    Closing work = new Closing();
    work.add("the run", () -> store().runs().end());
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
    log.figures().forEach(gauges::engine);
  }

  @Override
  public void close() {
    closing.close();
  }
}
