package io.tailrace.testkit.sink;

import io.tailrace.core.consumer.ConsumerStore;
import io.tailrace.core.handler.HandlerSink;
import io.tailrace.core.sink.Sink;
import java.nio.file.Path;

class HandlerSinkTest extends HandlerContract {
  @Override
  protected Sink tried(HandlerSink sink, ConsumerStore store, Path folder) {
    return sink;
  }
}
