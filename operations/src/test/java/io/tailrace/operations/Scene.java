package io.tailrace.operations;

import io.tailrace.core.consumer.Consumer;
import io.tailrace.core.consumer.ConsumerContext;
import io.tailrace.core.consumer.ConsumerSettings;
import io.tailrace.core.consumer.Runs;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.consumer.TurnResult;
import io.tailrace.core.log.AppendOutcome;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.NewRecord;
import io.tailrace.core.log.Position;
import io.tailrace.core.log.QuarantineReason;
import io.tailrace.core.log.Retention;
import io.tailrace.core.log.Source;
import io.tailrace.customerio.BodyElement;
import io.tailrace.customerio.RequestBody;
import io.tailrace.operations.incoming.FeedStatus;
import io.tailrace.operations.incoming.IncomingWatch;
import io.tailrace.pipeline.SinkView;
import io.tailrace.testkit.consumer.ScriptedSink;
import io.tailrace.testkit.log.InMemoryLog;
import io.tailrace.testkit.store.InMemoryConsumerStore;
import io.tailrace.testkit.time.SettableClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * A data folder in memory, with two sinks that do as they are told, whose consumers the test turns
 * by hand. For one thread.
 */
public final class Scene {
  public static final Instant NOW = Instant.parse("2027-01-31T12:00:00Z");
  private final Path folder;
  private final SettableClock clock = new SettableClock(NOW);
  private final InMemoryConsumerStore store =
      new InMemoryConsumerStore(Set.of("database", "warehouse"));
  private final InMemoryLog log = new InMemoryLog(Retention.DEFAULT, store.pins(), clock);
  private final ScriptedSink.Kept inDatabase = new ScriptedSink.Kept();
  private final ScriptedSink.Kept inWarehouse = new ScriptedSink.Kept();
  private final ScriptedSink database = new ScriptedSink("database", inDatabase, false);
  private final ScriptedSink warehouse = new ScriptedSink("warehouse", inWarehouse, false);
  private final List<Consumer> consumers;
  private Workspaces workspaces;
  private IncomingWatch incoming = List::of;

  public Scene(Path folder) {
    this.folder = folder;
    var context =
        new ConsumerContext(ConsumerSettings.DEFAULT, new Runs.Run(1, false), clock, new Random(1));
    this.consumers =
        List.of(
            new Consumer(database, 0, log, store, context),
            new Consumer(warehouse, 0, log, store, context));
  }

  /** As a server that runs has them, or else as a command that opens the files. */
  public OperationContext parts(boolean running) {
    List<SinkView> sinks =
        running
            ? consumers.stream().map(Scene::serving).toList()
            : List.of(offline(database, inDatabase), offline(warehouse, inWarehouse));
    return new OperationContext(
        folder,
        List.of("default", "shop"),
        log,
        store,
        sinks,
        EventStores.NONE,
        incoming,
        workspaces,
        running,
        BackupSources.NONE,
        List::of,
        clock);
  }

  private static SinkView serving(Consumer consumer) {
    return SinkView.serving(
        consumer.sink().name(),
        consumer.sink().traits(),
        () -> List.of(consumer),
        here -> List.of());
  }

  private static SinkView offline(ScriptedSink sink, ScriptedSink.Kept kept) {
    return SinkView.offline(
        sink.name(),
        sink.traits(),
        () -> 1,
        partition -> java.util.Optional.ofNullable(kept.position()));
  }

  /** Customer.io behind the feeds; none unless it is given. */
  public Scene with(Workspaces given) {
    workspaces = given;
    return this;
  }

  /** How requests fared of late. */
  public Scene incoming(FeedStatus... feeds) {
    return incoming(() -> List.of(feeds));
  }

  /** What the receiver knows of its requests. */
  public Scene incoming(IncomingWatch known) {
    incoming = known;
    return this;
  }

  /** What the receiver does with a verified body. */
  public AppendOutcome receive(String feed, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    BodyElement element = RequestBody.split(bytes).get(0);
    if (element.readable()) {
      return append(
          NewRecord.event(feed, element.key(), Source.WEBHOOK, clock.instant(), element.bytes()));
    }
    return quarantine(
        feed,
        new QuarantineReason(element.problem().reason().code(), element.problem().message()),
        body);
  }

  public AppendOutcome receive(String body) {
    return receive("default", body);
  }

  public AppendOutcome quarantine(String feed, QuarantineReason reason, String body) {
    return append(
        NewRecord.quarantined(
            feed, reason, Source.WEBHOOK, clock.instant(), body.getBytes(StandardCharsets.UTF_8)));
  }

  private AppendOutcome append(NewRecord record) {
    try {
      return log.append(List.of(record), clock.instant().plusSeconds(3)).get(0);
    } catch (LogUnavailableException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Turns the consumers until nothing moves, retries and all. */
  public void deliver() {
    for (Consumer consumer : consumers) {
      int turns = 0;
      while (consumer.runOnce().kind() != TurnResult.Kind.IDLE && turns++ < 50) {
        clock.advance(Duration.ofSeconds(10));
      }
      clock.advance(Duration.ofSeconds(10));
      consumer.runOnce();
    }
    note();
  }

  /** One turn of each. */
  public void turn() {
    consumers.forEach(Consumer::runOnce);
  }

  private void note() {
    try {
      for (Consumer consumer : consumers) {
        Position position = consumer.status().position();
        if (position != null) {
          store.positions().compareAndSet(consumer.sink().name(), 1, position);
        }
      }
    } catch (StoreUnavailableException e) {
      throw new IllegalStateException(e);
    }
  }

  public ScriptedSink database() {
    return database;
  }

  public ScriptedSink warehouse() {
    return warehouse;
  }

  public ScriptedSink.Kept inDatabase() {
    return inDatabase;
  }

  public ScriptedSink.Kept inWarehouse() {
    return inWarehouse;
  }

  public SettableClock clock() {
    return clock;
  }

  public InMemoryLog log() {
    return log;
  }

  public InMemoryConsumerStore store() {
    return store;
  }
}
