package io.tailrace.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing but being stopped ends the work in the background, and that at once. */
@Timeout(30)
class LoopTest {
  private static final Duration LONG = Duration.ofDays(1);
  private static final Duration SHORT = Duration.ofMillis(1);

  private final AtomicInteger turns = new AtomicInteger();

  @ParameterizedTest
  @ValueSource(
      classes = {
        OutOfMemoryError.class,
        StackOverflowError.class,
        NoClassDefFoundError.class,
        IllegalStateException.class,
        IOException.class,
        InterruptedException.class
      })
  void outlivesWhatItsTurnThrows(Class<? extends Throwable> thrown) throws Exception {
    Throwable failure = thrown.getConstructor().newInstance();
    try (Loop loop = Loop.every(SHORT, "test", () -> fail(failure)).start()) {
      await(() -> turns.get() >= 3);
      assertThat(loop.isStopping()).isFalse();
    }
  }

  @Test
  void outlivesAnInterruption() {
    AtomicBoolean interrupted = new AtomicBoolean();
    Loop.Task step =
        () -> {
          turns.incrementAndGet();
          interrupted.compareAndSet(false, Thread.currentThread().isInterrupted());
          Thread.currentThread().interrupt();
        };
    try (Loop loop = Loop.every(SHORT, "test", step).start()) {
      await(() -> turns.get() >= 3);
      assertThat(loop.isStopping()).isFalse();
    }
    assertThat(interrupted).as("a turn begins uninterrupted").isFalse();
  }

  @Test
  void stopsAndWakesAtOnce() {
    try (Loop loop = Loop.every(LONG, "test", turns::incrementAndGet).start()) {
      await(() -> turns.get() == 1);
      loop.wake();
      await(() -> turns.get() == 2);
    }
    assertThat(turns).hasValue(2);
  }

  @Test
  void aWakeUnderATurnIsNotLost() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Loop.Task step =
        () -> {
          turns.incrementAndGet();
          inside.countDown();
          goOn.await();
        };
    try (Loop loop = Loop.every(LONG, "test", step).start()) {
      inside.await();
      loop.wake();
      goOn.countDown();
      await(() -> turns.get() == 2);
    }
  }

  @Test
  void finishesWhatIsLeftAndThenDoesTheLast() {
    AtomicInteger atLast = new AtomicInteger();
    Loop loop =
        Loop.every(SHORT, "test", turns::incrementAndGet)
            .finishing(() -> turns.get() < 10)
            .atLast(() -> atLast.set(turns.get()))
            .start();
    loop.close();
    assertThat(atLast.get()).isGreaterThanOrEqualTo(10);
  }

  @Test
  void whatItsTurnWaitsForCanBeInterrupted() {
    CountDownLatch never = new CountDownLatch(1);
    AtomicBoolean last = new AtomicBoolean();
    Loop loop = Loop.every(LONG, "test", never::await).atLast(() -> last.set(true)).start();
    loop.interrupt();
    loop.close();
    assertThat(last).isTrue();
  }

  @Test
  void oneThatNeverBeganIsClosedAtOnce() {
    Loop.every(LONG, "test", turns::incrementAndGet).close();
    assertThat(turns).hasValue(0);
  }

  private void fail(Throwable failure) throws Exception {
    turns.incrementAndGet();
    if (failure instanceof Error error) {
      throw error;
    }
    throw (Exception) failure;
  }

  private static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }
}
