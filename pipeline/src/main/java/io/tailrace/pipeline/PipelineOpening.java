package io.tailrace.pipeline;

import io.tailrace.core.SteadyClock;
import io.tailrace.core.consumer.ConsumerSettings;
import io.tailrace.core.engine.EngineRefusedException;
import io.tailrace.core.engine.LogSource;
import io.tailrace.core.engine.OpenedLog;
import io.tailrace.core.engine.OpenedStore;
import io.tailrace.core.engine.StoreSource;
import io.tailrace.core.engine.StoreUser;
import io.tailrace.core.sqlite.NotAtRestException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Opens a pipeline's parts, the store before the log that asks it what sinks still need. What was
 * opened is closed if the next cannot be. Immutable.
 */
record PipelineOpening(
    PipelineSinks sinks, ConsumerSettings consumers, SteadyClock clock, Path folder) {
  private static final String NO_LEASES =
      "Several processes may use this log, and the store keeps no leases by which they would share"
          + " the work: let store.url name one that does, or leave it out";

  Pipeline open(LogSource log, StoreSource store) throws IOException, EngineRefusedException {
    Closing opened = opened();
    try {
      String worker = WorkerName.make();
      OpenedStore there = opened.add("the store", store.open(user(worker)));
      require(log, there);
      OpenedLog kept = opened.add("the log", log.open(there, clock));
      sinks.begin(kept.log(), there.store());
      return made(kept, there, worker);
    } catch (IOException | EngineRefusedException | RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  Pipeline openToRead(LogSource log, StoreSource store)
      throws IOException, EngineRefusedException, NotAtRestException {
    Closing opened = opened();
    try {
      sinks.requireAtRest();
      String worker = WorkerName.make();
      OpenedStore there = opened.add("the store", store.openToRead(user(worker)));
      require(log, there);
      return made(opened.add("the log", log.openToRead(there, clock)), there, worker);
    } catch (IOException | EngineRefusedException | NotAtRestException | RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  private Closing opened() {
    Closing opened = new Closing();
    opened.add("the sinks", sinks);
    return opened;
  }

  private StoreUser user(String worker) {
    return new StoreUser(sinks.names(), worker, clock);
  }

  private static void require(LogSource log, OpenedStore store) throws EngineRefusedException {
    if (log.isShared() && store.workers().isEmpty()) {
      throw new EngineRefusedException(NO_LEASES);
    }
  }

  private Pipeline made(OpenedLog log, OpenedStore store, String worker) {
    WorkShare share = WorkShare.of(log, store, worker, clock);
    List<SinkSource> sources =
        share.isShared()
            ? sinks.sources(log.log(), store.store(), new SinkFile.Place(folder, clock))
            : sinks.sources(log.log(), store.store());
    var backing = new ConsumerGroup.Backing(log.log(), store.store(), clock);
    var group = new ConsumerGroup(sources, backing, consumers);
    return new Pipeline(new PipelineParts(log, store, sinks, clock), share, group);
  }
}
