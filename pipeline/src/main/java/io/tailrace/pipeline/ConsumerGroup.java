package io.tailrace.pipeline;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.tailrace.core.consumer.Consumer;
import io.tailrace.core.consumer.ConsumerContext;
import io.tailrace.core.consumer.ConsumerLoop;
import io.tailrace.core.consumer.ConsumerSettings;
import io.tailrace.core.consumer.ConsumerStore;
import io.tailrace.core.consumer.Outages;
import io.tailrace.core.consumer.Runs;
import io.tailrace.core.log.EventLog;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/**
 * The consumers that run in this process, one for each sink and partition. Safe for many threads.
 */
public final class ConsumerGroup {
  private final List<SinkSource> sources;
  private final EventLog log;
  private final ConsumerStore store;
  private final ConsumerSettings settings;
  private final InstantSource clock;
  private final Map<String, Semaphore> places;
  private final List<Consumer> working = new CopyOnWriteArrayList<>();
  private final Outages outages = new Outages();
  private volatile boolean behindRequests;

  /** A group that does not work yet. */
  public ConsumerGroup(List<SinkSource> sources, Backing backing, ConsumerSettings settings) {
    this.sources = List.copyOf(sources);
    this.log = backing.log();
    this.store = backing.store();
    this.clock = backing.clock();
    this.settings = settings;
    this.places =
        sources.stream()
            .collect(
                toUnmodifiableMap(
                    SinkSource::name, sink -> new Semaphore(settings.concurrency(), true)));
  }

  /** What consumers read from, what they remember in, and the time. Immutable. */
  public record Backing(EventLog log, ConsumerStore store, InstantSource clock) {}

  /**
   * Consumers that begin from now on leave processors to the requests that this process answers.
   */
  public void behindRequests() {
    behindRequests = true;
  }

  /** The configured sinks. */
  public List<SinkSource> sources() {
    return sources;
  }

  /** All that work here now. */
  public List<Consumer> working() {
    return List.copyOf(working);
  }

  /** Those of this sink that work here now. */
  public List<Consumer> of(String sink) {
    return working.stream().filter(consumer -> consumer.sink().name().equals(sink)).toList();
  }

  /** Begins to feed this sink from this partition, for as long as {@code mayWork} says so. */
  public Shift begin(SinkSource source, int partition, Runs.Run run, BooleanSupplier mayWork) {
    var context = new ConsumerContext(settings, run, clock, new Random(), outages);
    var consumer = new Consumer(source.forPartition().get(), partition, log, store, context);
    Shift shift =
        new Shift(
            consumer,
            new ConsumerLoop(consumer, mayWork, Objects.requireNonNull(places.get(source.name()))));
    working.add(consumer);
    if (behindRequests) {
      shift.loop.startBehindRequests();
    } else {
      shift.loop.start();
    }
    return shift;
  }

  /** One consumer at work, until it is closed. Safe for many threads. */
  public final class Shift implements AutoCloseable {
    private final Consumer consumer;
    private final ConsumerLoop loop;

    private Shift(Consumer consumer, ConsumerLoop loop) {
      this.consumer = consumer;
      this.loop = loop;
    }

    /**
     * Asks the consumer to end after the turn under way, without waiting for it. From now on it no
     * longer counts as working: another may begin on the same partition while its turn hangs.
     */
    public void stop() {
      working.remove(consumer);
      loop.stop();
    }

    /** Waits until the turn under way has ended. */
    @Override
    public void close() {
      stop();
      loop.close();
      outages.forget(consumer.sink().name(), consumer.status().partition());
    }
  }
}
