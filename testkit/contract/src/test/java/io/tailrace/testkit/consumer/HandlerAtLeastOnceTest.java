package io.tailrace.testkit.consumer;

import io.tailrace.core.handler.HandlerSink;
import io.tailrace.core.sink.Sink;

class HandlerAtLeastOnceTest extends AtLeastOnceContract {
  @Override
  protected String name() {
    return "handler:called";
  }

  @Override
  protected Sink sink() {
    return new HandlerSink(
        "called", record -> endpoint.call(record.knownEvent().eventId()), store.positions());
  }
}
