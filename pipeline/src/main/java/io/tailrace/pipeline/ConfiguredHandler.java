package io.tailrace.pipeline;

import io.tailrace.core.consumer.ConsumerStore;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.engine.ConfiguredSink;
import io.tailrace.core.handler.EventHandler;
import io.tailrace.core.handler.HandlerSink;
import io.tailrace.core.handler.SinkPosition;
import io.tailrace.core.handler.StartAt;
import io.tailrace.core.log.EventLog;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.sink.Sink;
import io.tailrace.core.sink.SinkTraits;
import java.time.Instant;

/** A team's own code as a sink. As safe for threads as that code. */
record ConfiguredHandler(String handler, StartAt start, EventHandler code)
    implements ConfiguredSink {

  /** The same, where {@link StartAt#NOW} is this moment. */
  ConfiguredHandler asOf(Instant now) {
    return new ConfiguredHandler(handler, start.asOf(now), code);
  }

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
    return new HandlerSink(handler, code, position(log, store));
  }

  @Override
  public void begin(EventLog log, ConsumerStore store)
      throws StoreUnavailableException, LogUnavailableException {
    position(log, store).begin(log.reader());
  }

  private SinkPosition position(EventLog log, ConsumerStore store) {
    return new SinkPosition(name(), store.positions(), log.reader(), start);
  }

  @Override
  public void close() {}
}
