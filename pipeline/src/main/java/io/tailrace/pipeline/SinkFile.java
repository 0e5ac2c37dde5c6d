package io.tailrace.pipeline;

import io.tailrace.core.consumer.ConsumerStore;
import io.tailrace.core.engine.ConfiguredSink;
import io.tailrace.core.log.EventLog;
import io.tailrace.core.sink.SharedSink;
import io.tailrace.core.sink.Sink;
import io.tailrace.core.sink.SinkUnavailableException;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * A sink that can be opened only once, fed from a log that several processes share: all its
 * partitions take turns, in the one process that has its file. Safe for use by many threads.
 */
public final class SinkFile {
  private final Sink sink;
  private final SharedSink shared;
  private final ConsumerStore store;
  private final SinkFileOwner owner;

  SinkFile(Sink sink, ConsumerStore store, Place place) {
    this.sink = sink;
    this.shared = new SharedSink(sink);
    this.store = store;
    this.owner = new SinkFileOwner(sink.name(), store, place.folder(), place.clock());
  }

  /** Which data folder it may be in. Immutable. */
  public record Place(Path folder, InstantSource clock) {}

  /** On a log that nobody else has, no other has the file. */
  static SinkSource only(ConfiguredSink configured, EventLog log, ConsumerStore store) {
    Sink only = configured.sink(log, store);
    return new SinkSource(only.name(), only.traits(), false, null, () -> only);
  }

  SinkSource source(EventLog log) {
    return new SinkSource(
        sink.name(),
        sink.traits(),
        false,
        owner,
        () -> new LocalFileSink(shared.forPartition(), log, store, owner));
  }

  /** While consumers feed it. */
  void requireFed() throws SinkUnavailableException {
    owner.require();
  }

  /** While none does, once it is open. */
  void requireOpen() throws SinkUnavailableException {
    owner.requireOf(sink);
  }
}
