package io.tailrace.server;

import io.tailrace.core.consumer.ConsumerStore;
import io.tailrace.core.log.EventLog;
import io.tailrace.core.sqlite.FileAtRest;
import io.tailrace.core.sqlite.NotAtRestException;
import io.tailrace.log.sqlite.RestingLog;
import io.tailrace.log.sqlite.SqliteConsumerStore;
import io.tailrace.pipeline.ConsumerGroup;
import io.tailrace.pipeline.PartitionStatus;
import io.tailrace.pipeline.PipelineGauges;
import io.tailrace.pipeline.SinkSource;
import io.tailrace.pipeline.Storage;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What was kept in a folder that no process has, for reading alone: nothing there changes. Safe for
 * use by many threads.
 */
record RestingStorage(EventLog log, ConsumerStore store) implements Storage {

  /**
   * Opens it, for who holds the folder's lock.
   *
   * @throws NotAtRestException something there has to be written first
   */
  static RestingStorage open(Path folder, Set<String> sinks) throws NotAtRestException {
    FileAtRest.require(folder.resolve("database.db"));
    RestingLog log = RestingLog.open(folder);
    try {
      return new RestingStorage(log, SqliteConsumerStore.atRest(folder, sinks));
    } catch (NotAtRestException e) {
      log.close();
      throw e;
    }
  }

  @Override
  public AutoCloseable work(ConsumerGroup crew) {
    throw new UnsupportedOperationException("what lies still is only read");
  }

  @Override
  public List<PartitionStatus> elsewhere(SinkSource sink, Set<Integer> here) {
    return List.of();
  }

  @Override
  public boolean mayAskForNames() {
    return false;
  }

  @Override
  public List<String> warnings() {
    return List.of();
  }

  @Override
  public void showIn(PipelineGauges gauges) {
    throw new UnsupportedOperationException("only a server has gauges");
  }

  @Override
  public void close() {
    store.close();
    log.close();
  }
}
