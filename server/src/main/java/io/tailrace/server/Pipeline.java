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
import io.tailrace.server.telemetry.PipelineGauges;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Everything behind the receiver: the log, the small store beside it, and a consumer for each sink.
 * Safe for use by many threads.
 */
final class Pipeline implements AutoCloseable {
  private final Configuration configuration;
  private final InstantSource clock;
  private final Closing closing = new Closing();
  private final DataFolder folder;
  private final ConfiguredSinks sinks;
  private final ConsumerStore store;
  private final EventLog log;
  private final List<Consumer> consumers = new ArrayList<>();

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

  /** Starts a consumer for each sink. */
  void startSinks(MeterRegistry registry) throws StoreUnavailableException {
    Runs.Run run = store.runs().begin();
    closing.add("the run", () -> store.runs().end());
    var context = new ConsumerContext(settings(configuration.consumer()), run, clock, new Random());
    var gauges = new PipelineGauges(registry, log, store, clock);
    gauges.log(folder.path().resolve("log.db"));
    configuration.feeds().forEach(feed -> gauges.feed(feed.name()));
    sinks.all().forEach(sink -> consumers.add(new Consumer(sink, 0, log, store, context)));
    consumers.forEach(gauges::sink);
    List<ConsumerLoop> loops = consumers.stream().map(Pipeline::loop).toList();
    loops.forEach(loop -> closing.add("a consumer", loop));
    closing.add("the consumers", () -> loops.forEach(ConsumerLoop::stop));
    closing.add("housekeeping", Housekeeping.start(sinks.upkeep(), store, log, clock));
  }

  /**
   * All of it as operations see it: live once the sinks were started, else by what is in the files.
   */
  Parts parts() {
    boolean running = !consumers.isEmpty();
    return new Parts(
        folder.path(),
        configuration.feeds().stream().map(FeedConfig::name).toList(),
        log,
        store,
        running ? ConfiguredSinks.running(consumers) : stoppedSinks(),
        sinks.database(),
        running ? sinks.runningWarehouse() : sinks.stoppedWarehouse(),
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
        ConsumerSettings.DEFAULT.yieldAtMost());
  }

  @Override
  public void close() {
    closing.close();
  }
}
