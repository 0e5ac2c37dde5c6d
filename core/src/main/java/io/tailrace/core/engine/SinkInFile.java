package io.tailrace.core.engine;

import io.tailrace.core.consumer.ConsumerStore;
import io.tailrace.core.log.EventLog;
import io.tailrace.core.sink.Sink;
import io.tailrace.core.sink.SinkTraits;

/** A sink in a file, with nothing that belongs to it. As safe for threads as the sink. */
record SinkInFile(Sink sink) implements ConfiguredSink {
  @Override
  public String name() {
    return sink.name();
  }

  @Override
  public SinkTraits traits() {
    return sink.traits();
  }

  @Override
  public boolean isShared() {
    return false;
  }

  @Override
  public Sink sink(EventLog log, ConsumerStore store) {
    return sink;
  }

  @Override
  public void close() {
    sink.close();
  }
}
