package io.tailrace.testkit.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.consumer.Consumer;
import io.tailrace.core.consumer.ConsumerContext;
import io.tailrace.core.consumer.ConsumerLoop;
import io.tailrace.core.consumer.ConsumerSettings;
import io.tailrace.core.consumer.ConsumerState;
import io.tailrace.core.log.Retention;
import io.tailrace.testkit.log.InMemoryLog;
import io.tailrace.testkit.store.InMemoryConsumerStore;
import io.tailrace.testkit.time.SettableClock;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nothing that a sink throws ends its consumer's thread. */
@Timeout(30)
class ConsumerLoopTest {
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-24T06:00:00Z"));
  private final InMemoryConsumerStore store = new InMemoryConsumerStore(Set.of("scripted"));
  private final ScriptedSink sink = new ScriptedSink("scripted", new ScriptedSink.Kept(), false);

  private final AtomicBoolean closed = new AtomicBoolean();

  @Test
  void theThreadOutlivesAnErrorAndClosesTheSinkAtTheEnd() throws Exception {
    InMemoryLog log = new InMemoryLog(Retention.DEFAULT, store.pins(), clock);
    var context =
        new ConsumerContext(ConsumerSettings.DEFAULT, store.runs().begin(), clock, new Random(1));
    Consumer consumer = new Consumer(sink, 0, log, store, context);
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

  private static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }
}
