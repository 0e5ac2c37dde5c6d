package io.tailrace.log.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.ReadLimit;
import io.tailrace.core.log.Retention;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Appends in an open loop while retention deletes as much as comes in and a reader follows: the
 * write-ahead log stays bounded, the file too, and no append takes over 500 ms. Long, so by
 * command: {@code -Dtests.excluded=none -Dtest=RetentionUnderLoadTest}, with {@code
 * -Dtailrace.seconds=600} {@code -Dtailrace.rate=10000} as defaults.
 */
@Tag("long")
class RetentionUnderLoadTest {
  private static final int SECONDS = Integer.getInteger("tailrace.seconds", 600);
  private static final int RATE = Integer.getInteger("tailrace.rate", 10_000);
  private static final int CALLERS = 100;
  private static final Duration KEEP = Duration.ofSeconds(10);
  private static final byte[] BODY = new byte[900];

  @TempDir Path folder;

  private final LongAccumulator slowest = new LongAccumulator(Math::max, 0);
  private final LongAccumulator latest = new LongAccumulator(Math::max, 0);
  private final LongAccumulator largestWal = new LongAccumulator(Math::max, 0);
  private final LongAccumulator largestFile = new LongAccumulator(Math::max, 0);
  private final AtomicLong appended = new AtomicLong();
  private final AtomicLong followed = new AtomicLong();
  private final AtomicLong looks = new AtomicLong();
  private final AtomicLong busy = new AtomicLong();
  private final AtomicBoolean running = new AtomicBoolean(true);

  @Test
  void walAndFileStayBoundedAndNoAppendIsSlow() throws Exception {
    SqliteLogSettings settings =
        SqliteLogSettings.in(folder)
            .withRetention(new Retention(KEEP, Duration.ofHours(1), 0, KEEP));
    try (SqliteLog log = LogFixture.open(settings);
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
      Thread follower = Thread.ofPlatform().start(() -> follow(log));
      List<Future<?>> callers =
          IntStream.range(0, CALLERS)
              .<Future<?>>mapToObj(i -> executor.submit(() -> call(log, i, until)))
              .toList();
      while (System.nanoTime() < until) {
        look(log);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
      }
      for (Future<?> caller : callers) {
        caller.get();
      }
      running.set(false);
      follower.join();
      report(log);
    }
    assertThat(slowest.get() / 1e6).as("slowest append, ms").isLessThan(500);
    assertThat(largestWal.get()).isLessThan(2 * SqliteLogSettings.Disk.DEFAULT.maxWalBytes());
    assertThat(followed.get()).isEqualTo(appended.get());
  }

  private void report(SqliteLog log) throws LogUnavailableException {
    var range = log.reader().range(0);
    System.out.printf(
        "%d s: %,d appended (%,.0f/s), slowest append %.1f ms (%.1f ms from when it was due), largest WAL %d MB, largest file %d"
            + " MB, %,d kept at the end, busy %.1f%%, slowest commit %d ms%n",
        SECONDS,
        appended.get(),
        (double) appended.get() / SECONDS,
        slowest.get() / 1e6,
        latest.get() / 1e6,
        largestWal.get() >> 20,
        largestFile.get() >> 20,
        range.end() - range.start(),
        100.0 * busy.get() / looks.get(),
        log.stats().slowestCommit().toMillis());
  }

  private void look(SqliteLog log) {
    SqliteLogStats stats = log.stats();
    largestWal.accumulate(stats.walBytes());
    largestFile.accumulate(stats.fileBytes());
    looks.incrementAndGet();
    busy.addAndGet(log.busy() ? 1 : 0);
  }

  private Void call(SqliteLog log, int caller, long until) throws LogUnavailableException {
    long every = TimeUnit.SECONDS.toNanos(1) * CALLERS / RATE;
    long due = System.nanoTime() + every * caller / CALLERS;
    for (long i = 0; due < until; i++, due += every) {
      LockSupport.parkNanos(due - System.nanoTime());
      String id = String.format(Locale.ROOT, "01J%012d%03d", i, caller);
      long began = System.nanoTime();
      log.append(List.of(LogFixture.event(id, BODY)), Instant.now().plusSeconds(3));
      long ended = System.nanoTime();
      slowest.accumulate(ended - began);
      latest.accumulate(ended - due);
      appended.incrementAndGet();
    }
    return null;
  }

  private void follow(SqliteLog log) {
    long offset = 0;
    ReadLimit limit = new ReadLimit(2_000, 4 << 20);
    try {
      while (running.get() || followed.get() < appended.get()) {
        if (log.reader().await(0, offset, Duration.ofMillis(100))) {
          for (LogRecord record : log.reader().read(0, offset, limit)) {
            followed.incrementAndGet();
            offset = record.offset() + 1;
          }
        }
      }
    } catch (LogUnavailableException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
