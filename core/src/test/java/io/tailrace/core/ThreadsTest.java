package io.tailrace.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ThreadsTest {
  private static final long STACK = 512L << 20;

  @Test
  void whatIsDoneOnceKeepsNoProcessAlive() throws Exception {
    for (Start start : List.<Start>of(Threads::once, Threads::waiting, ThreadsTest::deep)) {
      CompletableFuture<Thread> ran = new CompletableFuture<>();
      Thread started = start.start("task", () -> ran.complete(Thread.currentThread()));
      assertThat(ran.get(30, TimeUnit.SECONDS)).isSameAs(started);
      assertThat(started.isDaemon()).isTrue();
      assertThat(started.getName()).isEqualTo("task");
    }
  }

  @Test
  void onlyWaitingIsVirtual() {
    assertThat(Threads.waiting("task", () -> {}).isVirtual()).isTrue();
    assertThat(Threads.once("task", () -> {}).isVirtual()).isFalse();
  }

  @Test
  void whatWasNotForeseenIsSaidAndDoesNotReachTheThread() throws Exception {
    CompletableFuture<Throwable> uncaught = new CompletableFuture<>();
    Thread thread =
        Threads.once(
            "task",
            () -> {
              Thread.currentThread()
                  .setUncaughtExceptionHandler((failed, why) -> uncaught.complete(why));
              throw new OutOfMemoryError("says the test");
            });
    thread.join();
    assertThat(uncaught).isNotDone();
  }

  @Test
  void aDeepOneHasRoomForWhatEndsAnother() throws Exception {
    CompletableFuture<Integer> depth = new CompletableFuture<>();
    Threads.deep("task", STACK, () -> depth.complete(descend(200_000)));
    assertThat(depth.get(30, TimeUnit.SECONDS)).isEqualTo(200_000);
  }

  private static int descend(int steps) {
    return steps == 0 ? 0 : 1 + descend(steps - 1);
  }

  private static Thread deep(String name, Runnable task) {
    return Threads.deep(name, STACK, task);
  }

  private interface Start {
    Thread start(String name, Runnable task);
  }
}
