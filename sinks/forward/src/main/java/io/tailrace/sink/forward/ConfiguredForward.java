package io.tailrace.sink.forward;

import io.tailrace.core.consumer.ConsumerStore;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.engine.ConfiguredSink;
import io.tailrace.core.handler.SinkPosition;
import io.tailrace.core.handler.StartAt;
import io.tailrace.core.log.EventLog;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.sink.Sink;
import io.tailrace.core.sink.SinkTraits;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * A forward as it is configured; its partitions share the receiver. Safe for use by many threads.
 */
final class ConfiguredForward implements ConfiguredSink {
  private final ForwardConfig config;
  private final StartAt start;
  private final InstantSource clock;
  private @Nullable ForwardTarget target;

  ConfiguredForward(ForwardConfig config, InstantSource clock) {
    this.config = config;
    this.start = config.from().asOf(clock.instant());
    this.clock = clock;
  }

  @Override
  public String name() {
    return config.sink();
  }

  @Override
  public SinkTraits traits() {
    return ForwardSink.traits(config);
  }

  @Override
  public boolean isShared() {
    return true;
  }

  @Override
  public Sink sink(EventLog log, ConsumerStore store) {
    return new ForwardSink(config, target(), position(log, store), clock);
  }

  @Override
  public void begin(EventLog log, ConsumerStore store)
      throws StoreUnavailableException, LogUnavailableException {
    position(log, store).begin(log.reader());
  }

  private SinkPosition position(EventLog log, ConsumerStore store) {
    return new SinkPosition(name(), store.positions(), log.reader(), start);
  }

  private synchronized ForwardTarget target() {
    if (target == null) {
      target = new ForwardTarget(config, format(), new ForwardClient(config, clock), clock);
    }
    return target;
  }

  private WireFormat format() {
    EventFields fields = EventFields.of(config.fields());
    String key = config.key("signing-keys");
    var signature = new StandardSignature(config.signingKeys(), key);
    return switch (config.format()) {
      case STANDARD -> new StandardFormat(signature, fields);
      case CLOUDEVENTS -> new CloudEventsFormat(signature, fields);
      case CUSTOMERIO -> new CustomerIoFormat(config.signingKeys(), key);
      case SEGMENT -> new SegmentFormat(config.signingKeys(), key, fields);
    };
  }

  @Override
  public synchronized void close() {
    if (target != null) {
      target.close();
    }
  }
}
