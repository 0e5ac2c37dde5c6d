package io.tailrace.testkit.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.consumer.Consumer;
import io.tailrace.core.consumer.ConsumerContext;
import io.tailrace.core.consumer.ConsumerLoop;
import io.tailrace.core.consumer.ConsumerSettings;
import io.tailrace.core.consumer.ConsumerState;
import io.tailrace.core.log.NewRecord;
import io.tailrace.core.log.Retention;
import io.tailrace.core.log.Source;
import io.tailrace.customerio.EventKey;
import io.tailrace.customerio.Metric;
import io.tailrace.customerio.ObjectType;
import io.tailrace.testkit.log.InMemoryLog;
import io.tailrace.testkit.store.InMemoryConsumerStore;
import io.tailrace.testkit.time.SettableClock;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that a sink throws ends its consumer's thread, and no more work at once than may. */
@Timeout(30)
class ConsumerLoopTest {
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-24T06:00:00Z"));
  private final InMemoryConsumerStore store = new InMemoryConsumerStore(Set.of("scripted"));
  private final ScriptedSink sink = new ScriptedSink("scripted", new ScriptedSink.Kept(), false);

  private final InMemoryLog log = new InMemoryLog(Retention.DEFAULT, store.pins(), clock);

  private final AtomicBoolean closed = new AtomicBoolean();

  @Test
  void theThreadOutlivesAnErrorAndClosesTheSinkAtTheEnd() throws Exception {
    Consumer consumer = consumer(sink);
    sink.fail(
        () -> {
          throw new NoClassDefFoundError("org/example/Native");
        });
    try (ConsumerLoop loop = new ConsumerLoop(consumer)) {
      loop.start();
      await(() -> consumer.counters().unavailable() > 1);
      assertThat(consumer.status().lastError()).contains("NoClassDefFoundError");
      sink.fail(() -> {});
      await(() -> consumer.status().state() == ConsumerState.RUNNING);
      sink.onClose(
          () -> {
            closed.set(true);
            throw new ExceptionInInitializerError("at the end");
          });
    }
    assertThat(closed).isTrue();
  }

  @Test
  void aSinkThatWaitsForSomebodyIsToldToEnd() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    CountDownLatch goOn = new CountDownLatch(1);
    sink.onStopping(goOn::countDown);
    try (ConsumerLoop loop = stuck(sink, new Semaphore(1), inside, goOn)) {
      loop.start();
      await(() -> inside.get() > 0);
    }
    assertThat(goOn.getCount()).isZero();
  }

  /** The clock stands, so only the end of the burst lets it go on. */
  @Test
  void itGivesWayToABurstButOpensAndEndsAllTheSame() throws Exception {
    log.busy(true);
    Consumer consumer = consumer(sink);
    try (ConsumerLoop loop = new ConsumerLoop(consumer)) {
      loop.start();
      await(() -> consumer.status().state() == ConsumerState.RUNNING);
      log.append(List.of(event("late")), clock.instant().plusSeconds(3));
      assertThat(consumer.counters().written()).isZero();
      log.busy(false);
      await(() -> consumer.counters().written() == 1);
      log.busy(true);
    }
  }

  /** With one place the second waits for the first to come out; with two, both are in at once. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void noMoreTurnsAtOnceThanPlaces(int places) throws Exception {
    Semaphore shared = new Semaphore(places, true);
    AtomicInteger inside = new AtomicInteger();
    CountDownLatch goOn = new CountDownLatch(1);
    try (ConsumerLoop one = stuck(shared, inside, goOn);
        ConsumerLoop other = stuck(shared, inside, goOn)) {
      one.start();
      other.start();
      await(() -> inside.get() == places && (places == 2 || shared.hasQueuedThreads()));
      assertThat(inside).hasValue(places);
      goOn.countDown();
      await(() -> inside.get() >= 2);
    }
  }

  /** A loop whose sink waits inside for the sign to go on. */
  private ConsumerLoop stuck(Semaphore places, AtomicInteger inside, CountDownLatch goOn)
      throws Exception {
    ScriptedSink waits = new ScriptedSink("scripted", new ScriptedSink.Kept(), false);
    return stuck(waits, places, inside, goOn);
  }

  private ConsumerLoop stuck(
      ScriptedSink waits, Semaphore places, AtomicInteger inside, CountDownLatch goOn)
      throws Exception {
    waits.fail(
        () -> {
          inside.incrementAndGet();
          while (goOn.getCount() > 0) {
            Thread.onSpinWait();
          }
        });
    return new ConsumerLoop(consumer(waits), () -> true, places);
  }

  private NewRecord event(String id) {
    var key = new EventKey(id, ObjectType.EMAIL, Metric.of("sent"), clock.instant());
    byte[] body = ConsumerScene.body(id, "p1");
    return NewRecord.event("default", key, Source.WEBHOOK, clock.instant(), body);
  }

  private Consumer consumer(ScriptedSink sink) throws Exception {
    var context =
        new ConsumerContext(ConsumerSettings.DEFAULT, store.runs().begin(), clock, new Random(1));
    return new Consumer(sink, 0, log, store, context);
  }

  private static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }
}
