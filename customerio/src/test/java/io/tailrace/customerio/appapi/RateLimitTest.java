package io.tailrace.customerio.appapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** All callers together keep the limit. */
class RateLimitTest {
  private static final Instant LATER = Instant.parse("2027-01-01T00:00:00Z");

  private final JumpingTime time = new JumpingTime("2026-03-05T15:20:00Z");
  private final Instant start = time.instant();

  @Test
  void turnsAreEvenlySpaced() throws InterruptedException {
    RateLimit limit = new RateLimit(10, time, time);
    for (int i = 0; i < 21; i++) {
      assertThat(limit.await(LATER)).isTrue();
      assertThat(time.instant()).isEqualTo(start.plusMillis(100L * i));
    }
  }

  @Test
  void timeThatPassedIsNotSavedUp() throws InterruptedException {
    RateLimit limit = new RateLimit(10, time, time);
    limit.await(LATER);
    time.set(start.plusSeconds(60));

    limit.await(LATER);
    limit.await(LATER);

    assertThat(time.instant()).isEqualTo(start.plusSeconds(60).plusMillis(100));
  }

  @Test
  void threadsShareIt() throws InterruptedException {
    // The clock stands still here: each thread's turn is how long it would have to sleep.
    ConcurrentSkipListSet<Duration> turns = new ConcurrentSkipListSet<>();
    RateLimit limit = new RateLimit(10, () -> start, turns::add);
    CountDownLatch go = new CountDownLatch(1);
    List<Thread> threads =
        Stream.generate(() -> new Thread(() -> awaitTurn(limit, go))).limit(20).toList();
    threads.forEach(Thread::start);
    go.countDown();
    for (Thread thread : threads) {
      thread.join();
    }

    // One of them had no need to sleep.
    assertThat(turns).hasSize(19);
    assertThat(turns.last()).isEqualTo(Duration.ofMillis(1900));
  }

  private static void awaitTurn(RateLimit limit, CountDownLatch go) {
    try {
      go.await();
      limit.await(LATER);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aTurnBehindTheDeadlineIsNone() throws InterruptedException {
    RateLimit limit = new RateLimit(1, time, time);
    limit.await(LATER);

    assertThat(limit.await(start.plusMillis(900))).isFalse();
    assertThat(time.instant()).isEqualTo(start);
    assertThat(limit.await(start.plusSeconds(1))).isTrue();
  }

  @Test
  void aPauseIsForAll() throws InterruptedException {
    RateLimit limit = new RateLimit(10, time, time);
    limit.pause(Duration.ofSeconds(5));

    limit.await(LATER);

    assertThat(time.instant()).isEqualTo(start.plusSeconds(5));
  }

  @Test
  void aClockThatIsSetBackDelaysNobody() throws InterruptedException {
    RateLimit limit = new RateLimit(10, time, time);
    limit.await(LATER);
    Instant back = start.minus(Duration.ofHours(2));
    time.set(back);

    limit.await(LATER);

    assertThat(time.instant()).isEqualTo(back.plusMillis(100));
  }
}
