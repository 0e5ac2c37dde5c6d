package io.tailrace.pipeline;

import io.tailrace.core.consumer.ConsumerStore;
import io.tailrace.core.handler.HandlerSink;
import io.tailrace.core.log.Retention;
import io.tailrace.core.sink.Sink;
import io.tailrace.testkit.log.InMemoryLog;
import io.tailrace.testkit.sink.HandlerContract;
import java.nio.file.Path;
import java.time.InstantSource;

/** Around another sink it keeps the promises that the other keeps. */
class LocalFileSinkContractTest extends HandlerContract {
  @Override
  protected Sink tried(HandlerSink sink, ConsumerStore store, Path folder) {
    var clock = InstantSource.system();
    var log = new InMemoryLog(Retention.DEFAULT, store.pins(), clock);
    return new LocalFileSink(
        sink, log, store, new SinkFileOwner(sink.name(), store, folder, clock));
  }
}
