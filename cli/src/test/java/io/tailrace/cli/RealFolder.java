package io.tailrace.cli;

import io.tailrace.core.consumer.Consumer;
import io.tailrace.core.consumer.ConsumerContext;
import io.tailrace.core.consumer.ConsumerLoop;
import io.tailrace.core.consumer.ConsumerSettings;
import io.tailrace.core.consumer.ConsumerStore;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.consumer.TurnResult;
import io.tailrace.core.engine.SinkPlace;
import io.tailrace.core.log.EventLog;
import io.tailrace.core.log.NewRecord;
import io.tailrace.core.log.Source;
import io.tailrace.customerio.BodyElement;
import io.tailrace.customerio.RequestBody;
import io.tailrace.log.sqlite.SqliteConsumerStore;
import io.tailrace.log.sqlite.SqliteLog;
import io.tailrace.log.sqlite.SqliteLogSettings;
import io.tailrace.operations.BackupSources;
import io.tailrace.operations.EventStores;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.Workspaces;
import io.tailrace.pipeline.PipelineSinks;
import io.tailrace.pipeline.SinkView;
import io.tailrace.server.config.Configuration;
import io.tailrace.server.config.ConfigurationLoader;
import io.tailrace.server.engine.SinkEngines;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** A data folder with the real files, whose consumers the test turns by hand. For one thread. */
final class RealFolder implements AutoCloseable {
  private static final InstantSource CLOCK = InstantSource.system();
  private final Path folder;
  private final ConsumerStore store;
  private final EventLog log;
  private final PipelineSinks sinks;
  private final List<Consumer> consumers;
  private Workspaces workspaces;

  RealFolder(Path folder) throws StoreUnavailableException {
    this(folder, Map.of());
  }

  /** With settings from environment variables. */
  RealFolder(Path folder, Map<String, String> environment) throws StoreUnavailableException {
    this.folder = folder;
    this.store = SqliteConsumerStore.open(folder, Set.of("database", "warehouse"));
    this.log = SqliteLog.open(SqliteLogSettings.in(folder), store.pins(), CLOCK);
    var place = new SinkPlace(folder, CLOCK, 1, 0, false);
    this.sinks = new PipelineSinks(SinkEngines.sinks(configured(environment).sinks(), place));
    var context =
        new ConsumerContext(ConsumerSettings.DEFAULT, store.runs().begin(), CLOCK, new Random(1));
    this.consumers =
        sinks.sources(log, store).stream()
            .map(source -> new Consumer(source.forPartition().get(), 0, log, store, context))
            .toList();
  }

  private static Configuration configured(Map<String, String> environment) {
    return ConfigurationLoader.load(Optional.empty(), environment).configuration();
  }

  void receive(String body) throws Exception {
    BodyElement element = RequestBody.split(body.getBytes(StandardCharsets.UTF_8)).get(0);
    Instant now = CLOCK.instant();
    log.append(
        List.of(NewRecord.event("default", element.key(), Source.WEBHOOK, now, element.bytes())),
        now.plusSeconds(30));
  }

  /** Until all is written. */
  void deliver() {
    for (Consumer consumer : consumers) {
      while (consumer.runOnce().kind() != TurnResult.Kind.IDLE) {
        Thread.onSpinWait();
      }
    }
  }

  EventLog log() {
    return log;
  }

  /** On threads of their own, instead. */
  List<ConsumerLoop> loops() {
    List<ConsumerLoop> loops = consumers.stream().map(ConsumerLoop::new).toList();
    loops.forEach(ConsumerLoop::start);
    return loops;
  }

  private static SinkView serving(Consumer consumer) {
    return SinkView.serving(
        consumer.sink().name(),
        consumer.sink().traits(),
        () -> List.of(consumer),
        here -> List.of());
  }

  /** Customer.io behind the feeds; none unless it is given. */
  RealFolder with(Workspaces given) {
    workspaces = given;
    return this;
  }

  OperationContext parts(boolean running) {
    return parts(running, log);
  }

  /** With another log in place of the one that fed the sinks. */
  OperationContext parts(boolean running, EventLog log) {
    return new OperationContext(
        folder,
        List.of("default"),
        log,
        store,
        consumers.stream().map(RealFolder::serving).toList(),
        new EventStores(sinks.readers()),
        List::of,
        workspaces,
        running,
        BackupSources.NONE,
        List::of,
        CLOCK);
  }

  @Override
  public void close() {
    sinks.close();
    log.close();
    store.close();
  }
}
