package io.tailrace.pipeline;

import io.tailrace.core.consumer.ConsumerStore;
import io.tailrace.core.engine.ConfiguredSink;
import io.tailrace.core.handler.EventHandler;
import io.tailrace.core.handler.HandlerSink;
import io.tailrace.core.log.EventLog;
import io.tailrace.core.sink.Sink;
import io.tailrace.core.sink.SinkTraits;

/** A team's own code as a sink. As safe for threads as that code. */
record ConfiguredHandler(String handler, EventHandler code) implements ConfiguredSink {

  @Override
  public String name() {
    return HandlerSink.name(handler);
  }

  @Override
  public SinkTraits traits() {
    return HandlerSink.TRAITS;
  }

  @Override
  public boolean isShared() {
    return true;
  }

  @Override
  public Sink sink(EventLog log, ConsumerStore store) {
    return new HandlerSink(handler, code, store.positions());
  }

  @Override
  public void close() {}
}
