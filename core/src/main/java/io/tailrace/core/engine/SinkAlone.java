package io.tailrace.core.engine;

import io.tailrace.core.consumer.ConsumerStore;
import io.tailrace.core.log.EventLog;
import io.tailrace.core.sink.Sink;
import io.tailrace.core.sink.SinkTraits;
import java.util.function.Function;

/** Nothing but the sink, which its consumer closes. Immutable. */
record SinkAlone(String name, SinkTraits traits, Function<ConsumerStore, Sink> make)
    implements ConfiguredSink {
  @Override
  public boolean isShared() {
    return false;
  }

  @Override
  public Sink sink(EventLog log, ConsumerStore store) {
    return make.apply(store);
  }

  @Override
  public void close() {}
}
