package io.tailrace.server;

import io.micrometer.core.instrument.MeterRegistry;
import io.tailrace.core.consumer.Consumer;
import io.tailrace.core.consumer.ConsumerContext;
import io.tailrace.core.consumer.ConsumerLoop;
import io.tailrace.core.consumer.ConsumerSettings;
import io.tailrace.core.consumer.ConsumerStore;
import io.tailrace.core.consumer.Runs;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.log.EventLog;
import io.tailrace.core.log.Retention;
import io.tailrace.log.sqlite.SqliteConsumerStore;
import io.tailrace.log.sqlite.SqliteLog;
import io.tailrace.log.sqlite.SqliteLogSettings;
import io.tailrace.server.config.Configuration;
import io.tailrace.server.config.ConsumerConfig;
import io.tailrace.server.config.FeedConfig;
import io.tailrace.server.config.LogConfig;
import io.tailrace.server.operation.Parts;
import io.tailrace.server.operation.SinkView;
import io.tailrace.server.operation.SinkView.NotStarted;
import io.tailrace.server.operation.WarehouseStore;
import io.tailrace.server.telemetry.PipelineGauges;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything behind the receiver: the log, the small store beside it, and a consumer for each sink.
 * Starting is one thread's; the rest is safe for use by many.
 */
final class Pipeline implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);
  private final Configuration configuration;
  private final InstantSource clock;
  private final Closing closing = new Closing();
  private final DataFolder folder;
  private final ConfiguredSinks sinks;
  private final ConsumerStore store;
  private final SqliteLog log;
  private volatile List<Consumer> consumers = List.of();
  private volatile NotStarted notStarted;
  private PipelineGauges gauges;

  private Pipeline(DataFolder folder, Configuration configuration, InstantSource clock) {
    this.folder = folder;
    this.configuration = configuration;
    this.clock = clock;
    this.sinks = new ConfiguredSinks(folder.path(), configuration, clock);
    closing.add("the sinks", sinks::close);
    this.store =
        closing.add("the consumers' store", SqliteConsumerStore.open(folder.path(), sinks.names()));
    var settings =
        SqliteLogSettings.in(folder.path()).withRetention(retention(configuration.log()));
    this.log = closing.add("the log", SqliteLog.open(settings, store.pins(), clock));
  }

  /** Opens the log and the store: what it takes to receive. */
  static Pipeline open(DataFolder folder, Configuration configuration, InstantSource clock) {
    return new Pipeline(folder, configuration, clock);
  }

  EventLog log() {
    return log;
  }

  /** Shows how the log stands, and the sinks even before they could start. */
  void showIn(MeterRegistry registry) {
    gauges = new PipelineGauges(registry, log, store, clock);
    gauges.log(folder.path().resolve("log.db"));
    gauges.rollbacks(log::rollbacks);
    configuration.feeds().forEach(feed -> gauges.feed(feed.name()));
    sinks.names().forEach(name -> gauges.healthy(name, () -> healthy(name)));
  }

  private boolean healthy(String sink) {
    return consumers.isEmpty()
        ? notStarted == null
        : consumersOf(sink).stream().allMatch(consumer -> consumer.status().state().healthy());
  }

  /** Starts a consumer for each sink, if it did not yet; false if the store keeps it from that. */
  boolean startSinks() {
    if (!consumers.isEmpty()) {
      return true;
    }
    try {
      start(store.runs().begin());
      notStarted = null;
      return true;
    } catch (StoreUnavailableException e) {
      if (notStarted == null) {
        LOG.error(
            "no sink can start yet; events are kept, and it is tried again every second: {}",
            e.getMessage());
      }
      notStarted = new NotStarted(e.getMessage(), clock.instant());
      return false;
    }
  }

  private void start(Runs.Run run) {
    closing.add("the run", () -> store.runs().end());
    var context = new ConsumerContext(settings(configuration.consumer()), run, clock, new Random());
    List<Consumer> started =
        sinks.all().stream().map(sink -> new Consumer(sink, 0, log, store, context)).toList();
    started.forEach(gauges::sink);
    List<ConsumerLoop> loops = started.stream().map(Pipeline::loop).toList();
    consumers = started;
    loops.forEach(loop -> closing.add("a consumer", loop));
    closing.add("the consumers", () -> loops.forEach(ConsumerLoop::stop));
    closing.add("housekeeping", Housekeeping.start(sinks.upkeep(), store, log, clock));
  }

  /** As operations see it in the process that serves: the sinks live once they have started. */
  Parts serving() {
    List<SinkView> views =
        sinks.all().stream()
            .map(sink -> SinkView.starting(sink, () -> consumersOf(sink.name()), () -> notStarted))
            .toList();
    return parts(views, sinks.runningWarehouse(), true);
  }

  private List<Consumer> consumersOf(String sink) {
    return consumers.stream().filter(consumer -> consumer.sink().name().equals(sink)).toList();
  }

  /** As operations see it while no server runs: by what is in the files. */
  Parts stopped() {
    return parts(stoppedSinks(), sinks.stoppedWarehouse(), false);
  }

  private Parts parts(List<SinkView> views, WarehouseStore warehouse, boolean running) {
    return new Parts(
        folder.path(),
        configuration.feeds().stream().map(FeedConfig::name).toList(),
        log,
        store,
        views,
        sinks.database(),
        warehouse,
        running,
        clock);
  }

  private List<SinkView> stoppedSinks() {
    return sinks.all().stream()
        .map(
            sink ->
                SinkView.offline(
                    sink.name(),
                    sink.traits(),
                    log.reader().partitions(),
                    partition -> store.positions().committed(sink.name(), partition)))
        .toList();
  }

  private static ConsumerLoop loop(Consumer consumer) {
    ConsumerLoop loop = new ConsumerLoop(consumer);
    loop.start();
    return loop;
  }

  private static Retention retention(LogConfig log) {
    return new Retention(
        log.retention(), log.maxRetention(), log.minFreeBytes(), log.deduplication());
  }

  private static ConsumerSettings settings(ConsumerConfig consumer) {
    return new ConsumerSettings(
        consumer.attempts(),
        consumer.retryBackoff(),
        consumer.maxBackoff(),
        consumer.maxInFlight(),
        consumer.yieldAtMost());
  }

  @Override
  public void close() {
    closing.close();
  }
}
