package io.tailrace.testkit.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.SteadyClock;
import io.tailrace.core.log.AppendOutcome;
import io.tailrace.core.log.EventLog;
import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.NewRecord;
import io.tailrace.core.log.Pins;
import io.tailrace.core.log.ReadLimit;
import io.tailrace.core.log.Retention;
import io.tailrace.core.log.Source;
import io.tailrace.customerio.EventKey;
import io.tailrace.customerio.Metric;
import io.tailrace.customerio.ObjectType;
import io.tailrace.testkit.store.InMemoryConsumerStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/**
 * A clock that is wrong for a while takes nothing: no record that a sink needs, no id, and it
 * leaves no time in the future behind.
 */
public abstract class WrongClockContract {
  private static final Instant START = Instant.parse("2026-11-24T06:00:00Z");
  private static final Retention RETENTION =
      new Retention(Duration.ofDays(30), Duration.ofDays(90), 0, Duration.ofDays(8));
  private final InMemoryConsumerStore store = new InMemoryConsumerStore(Set.of("sink"));
  private final AtomicReference<Instant> wall = new AtomicReference<>(START);
  private final AtomicLong nanos = new AtomicLong();
  private final SteadyClock clock = new SteadyClock(wall::get, nanos::get);

  private void set(Duration by) {
    wall.updateAndGet(now -> now.plus(by));
  }

  /** Both clocks go on. */
  private void pass(Duration time) {
    set(time);
    nanos.addAndGet(time.toNanos());
  }

  /** This test's log: made at the first call, and as it was left at the next. */
  protected abstract TrialLog open(Retention retention, Pins pins, InstantSource clock)
      throws Exception;

  private TrialLog open(SteadyClock by) throws Exception {
    return open(RETENTION, store.pins(), by);
  }

  private NewRecord event(String id) {
    EventKey key = new EventKey(id, ObjectType.EMAIL, Metric.of("sent"), START);
    return NewRecord.event("default", key, Source.WEBHOOK, wall.get(), new byte[] {'{', '}'});
  }

  private AppendOutcome append(EventLog log, String id) throws LogUnavailableException {
    return log.append(List.of(event(id)), wall.get().plusSeconds(5)).get(0);
  }

  private static List<LogRecord> records(EventLog log) throws LogUnavailableException {
    return log.reader().read(0, 1, new ReadLimit(1_000, Long.MAX_VALUE));
  }

  @Test
  void aHundredDaysForTwentySecondsTakeNothing() throws Exception {
    try (TrialLog trial = open(clock)) {
      append(trial.log(), "e1");
      trial.retain();
      set(Duration.ofDays(100));
      trial.retain();
      append(trial.log(), "e2");
      pass(Duration.ofSeconds(20));
      trial.retain();
      set(Duration.ofDays(-100));
      trial.retain();
      pass(Duration.ofMinutes(70));
      trial.retain();
      assertThat(records(trial.log())).extracting(LogRecord::key).containsExactly("e1", "e2");
      assertThat(records(trial.log())).allMatch(record -> !record.receivedAt().isAfter(wall.get()));
      assertThat(store.pins().gaps()).isEmpty();
      assertThat(append(trial.log(), "e1")).isEqualTo(AppendOutcome.DUPLICATE);
    }
  }

  @Test
  void whatIsOldByAClockThatGoesEvenlyGoes() throws Exception {
    try (TrialLog trial = open(clock)) {
      append(trial.log(), "e1");
      trial.retain();
      for (int day = 0; day < 91; day++) {
        pass(Duration.ofDays(1));
        trial.retain();
      }
      assertThat(records(trial.log())).isEmpty();
      assertThat(store.pins().gaps()).hasSize(1);
    }
  }

  @Test
  void aStartLongAfterTheNewestRecordTakesNothingForAnHour() throws Exception {
    try (TrialLog trial = open(clock)) {
      append(trial.log(), "e1");
    }
    set(Duration.ofDays(100));
    SteadyClock later = new SteadyClock(wall::get, nanos::get);
    try (TrialLog trial = open(later)) {
      trial.retain();
      assertThat(records(trial.log())).hasSize(1);
      pass(Duration.ofHours(1));
      trial.retain();
      assertThat(records(trial.log())).isEmpty();
      assertThat(store.pins().gaps()).hasSize(1);
    }
  }
}
