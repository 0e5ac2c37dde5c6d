package io.tailrace.server;

import io.micrometer.core.instrument.MeterRegistry;
import io.tailrace.core.SteadyClock;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.engine.EngineRefusedException;
import io.tailrace.core.engine.SinkPlace;
import io.tailrace.core.engine.SinkReader;
import io.tailrace.core.log.EventLog;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.sqlite.NotAtRestException;
import io.tailrace.operations.EventStores;
import io.tailrace.operations.OperationContext;
import io.tailrace.pipeline.Closing;
import io.tailrace.pipeline.ConsumerGroup;
import io.tailrace.pipeline.PartitionStatus;
import io.tailrace.pipeline.PipelineGauges;
import io.tailrace.pipeline.PipelineSinks;
import io.tailrace.pipeline.SinkFile;
import io.tailrace.pipeline.SinkGauge;
import io.tailrace.pipeline.SinkSource;
import io.tailrace.pipeline.SinkView;
import io.tailrace.pipeline.SinkView.NotStarted;
import io.tailrace.pipeline.Storage;
import io.tailrace.server.config.Configuration;
import io.tailrace.server.config.FeedConfig;
import io.tailrace.server.config.LogConfig;
import io.tailrace.server.config.Role;
import io.tailrace.server.engine.SinkEngines;
import io.tailrace.server.telemetry.RecentRequests;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything behind the receiver: the log, what consumers must remember, and a consumer for each
 * sink. Starting is one thread's; the rest is safe for use by many.
 */
public final class Pipeline implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);
  private final Configuration configuration;
  private final SteadyClock clock;
  private final Closing closing = new Closing();
  private final Path folder;
  private final PipelineSinks sinks;
  private final ConfiguredAppApi appApi;
  private final Storage storage;
  private final ConsumerGroup crew;
  private volatile boolean working;
  private volatile NotStarted notStarted;

  private Pipeline(
      Path folder,
      Configuration configuration,
      SteadyClock clock,
      PipelineSinks sinks,
      Storage storage) {
    this.folder = folder;
    this.configuration = configuration;
    this.clock = clock;
    this.sinks = sinks;
    this.storage = storage;
    this.appApi = new ConfiguredAppApi(configuration.feeds());
    closing.add("the sinks", sinks);
    closing.add("what was kept", storage);
    List<SinkSource> sources =
        configuration.log().isShared()
            ? sinks.sources(storage.log(), storage.store(), new SinkFile.Place(folder, clock))
            : sinks.sources(storage.log(), storage.store());
    var backing = new ConsumerGroup.Backing(storage.log(), storage.store(), clock);
    this.crew = new ConsumerGroup(sources, backing, configuration.consumer());
  }

  private static Storage open(Path folder, PipelineSinks sinks, LogConfig config, Machine machine)
      throws IOException, EngineRefusedException {
    return config.isShared()
        ? RedisStorage.open(sinks.names(), config, machine.clock())
        : new EmbeddedStorage(folder, sinks, config, machine);
  }

  /**
   * Opens the log and the store: what it takes to receive.
   *
   * @throws IOException it cannot be said now whether they may be used
   * @throws EngineRefusedException they cannot be used as they are set up
   */
  public static Pipeline open(Path folder, Configuration configuration, Machine machine)
      throws IOException, EngineRefusedException {
    SteadyClock steady = new SteadyClock(machine.clock(), System::nanoTime);
    PipelineSinks sinks = sinks(folder, configuration, steady, false);
    try {
      Machine steadily = new Machine(steady, machine.disk());
      Storage storage = open(folder, sinks, configuration.log(), steadily);
      return new Pipeline(folder, configuration, steady, sinks, storage);
    } catch (IOException | EngineRefusedException | RuntimeException e) {
      sinks.close();
      throw e;
    }
  }

  /**
   * Opens what no process has, for reading alone: nothing in the folder changes.
   *
   * @throws NotAtRestException something there has to be written first
   */
  public static Pipeline atRest(Path folder, Configuration configuration, InstantSource clock)
      throws NotAtRestException {
    SteadyClock steady = new SteadyClock(clock, System::nanoTime);
    PipelineSinks sinks = sinks(folder, configuration, steady, true);
    try {
      Storage storage = RestingStorage.open(folder, sinks.names());
      return new Pipeline(folder, configuration, steady, sinks, storage);
    } catch (NotAtRestException | RuntimeException e) {
      sinks.close();
      throw e;
    }
  }

  private static PipelineSinks sinks(
      Path folder, Configuration configuration, InstantSource clock, boolean atRest) {
    LogConfig log = configuration.log();
    int partitions = log.isShared() ? log.redis().partitions() : 1;
    long keptFree = log.retention().minFreeBytes();
    var place = new SinkPlace(folder, clock, partitions, keptFree, atRest);
    return new PipelineSinks(SinkEngines.sinks(configuration.sinks(), place));
  }

  EventLog log() {
    return storage.log();
  }

  /** What somebody should know who starts a server on this. */
  List<String> warnings() {
    return sinks.warnings();
  }

  /** Shows how the log stands, and the sinks even before they could start. */
  void showIn(MeterRegistry registry) {
    var gauges = new PipelineGauges(registry, storage.log(), storage.store());
    gauges.log();
    storage.showIn(gauges);
    configuration.feeds().forEach(feed -> gauges.feed(feed.name()));
    for (SinkSource source : crew.sources()) {
      gauges.standing(
          source.name(), new SinkGauge(live(source), log().reader(), storage.store(), clock));
      gauges.sink(source.name(), () -> crew.of(source.name()));
    }
  }

  /**
   * Sets the crew to work, if it does not yet; false if something keeps it from that.
   *
   * @param role of this process: where it receives too, sinks leave processors to requests
   */
  public boolean startSinks(Role role) {
    if (working) {
      return true;
    }
    if (role.receives()) {
      crew.behindRequests();
    }
    try {
      closing.add("the consumers", storage.work(crew));
      working = true;
      notStarted = null;
      closing.add("housekeeping", sinks.beginUpkeep(log(), storage.store(), clock));
      keepNames();
      return true;
    } catch (StoreUnavailableException | LogUnavailableException e) {
      if (notStarted == null) {
        LOG.error("no sink can start yet, and it is tried again every second: {}", e.getMessage());
      }
      notStarted = new NotStarted(e.getMessage(), clock.instant());
      return false;
    }
  }

  private void keepNames() {
    List<String> feeds =
        configuration.feeds().stream().map(FeedConfig::name).filter(appApi::hasKey).toList();
    if (!feeds.isEmpty()) {
      closing.add(
          "the keeper of names",
          NamesKeeper.start(feeds, appApi, sinks, storage::mayAskForNames, clock));
    }
  }

  /**
   * As operations see it in a process that serves: the sinks live once they have started.
   *
   * @param recent null where no requests come to this process
   */
  public OperationContext serving(RecentRequests recent) {
    List<SinkView> views = crew.sources().stream().map(this::live).toList();
    return parts(views, sinks.readers(), recent, true);
  }

  private SinkView live(SinkSource source) {
    return SinkView.serving(
        source.name(),
        source.traits(),
        () -> crew.of(source.name()),
        here -> elsewhere(source, here));
  }

  private List<PartitionStatus> elsewhere(SinkSource sink, Set<Integer> here)
      throws LogUnavailableException, StoreUnavailableException {
    NotStarted why = notStarted;
    return why == null ? storage.elsewhere(sink, here) : List.of(PartitionStatus.notStarted(why));
  }

  /**
   * As operations see it while no server runs on the folder: by what is kept. On a log that several
   * processes share, others may be at work all the same.
   */
  public OperationContext stopped() {
    List<SinkView> views = crew.sources().stream().map(this::atRest).toList();
    return parts(views, sinks.stoppedReaders(), null, configuration.log().isShared());
  }

  private OperationContext parts(
      List<SinkView> views,
      Map<String, SinkReader> readers,
      RecentRequests recent,
      boolean running) {
    return new OperationContext(
        folder,
        configuration.feeds().stream().map(FeedConfig::name).toList(),
        log(),
        storage.store(),
        views,
        new EventStores(readers),
        new IncomingRequests(configuration.feeds(), recent, clock),
        appApi,
        running,
        storage::warnings,
        clock);
  }

  private SinkView atRest(SinkSource source) {
    String name = source.name();
    return configuration.log().isShared()
        ? SinkView.serving(name, source.traits(), List::of, here -> storage.elsewhere(source, here))
        : SinkView.offline(
            name,
            source.traits(),
            () -> log().reader().partitions(),
            partition -> storage.store().positions().committed(name, partition));
  }

  @Override
  public void close() {
    closing.close();
  }
}
