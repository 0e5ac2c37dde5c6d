package io.tailrace.log.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.SteadyClock;
import io.tailrace.core.log.AppendOutcome;
import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.NewRecord;
import io.tailrace.core.log.Pins;
import io.tailrace.core.log.ReadLimit;
import io.tailrace.core.log.RecordKind;
import io.tailrace.core.log.Source;
import io.tailrace.testkit.redis.RedisServer;
import io.tailrace.testkit.store.InMemoryConsumerStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** One process's log on a server, and small steps that the tests of faults share. */
final class LogFixture implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final ReadLimit ALL = new ReadLimit(1_000_000, Long.MAX_VALUE);
  final Redis redis;
  final RedisLog log;

  LogFixture(RedisAddress address, RedisLogSettings settings, Pins pins) {
    this(address, settings, pins, new SteadyClock(InstantSource.system(), System::nanoTime));
  }

  LogFixture(RedisAddress address, RedisLogSettings settings, Pins pins, SteadyClock clock) {
    redis = Redis.connect(address, "tailrace");
    log = RedisLog.open(redis, settings, pins, clock);
  }

  /** A log with one partition that nobody pins. */
  static LogFixture open(RedisServer server) {
    return open(server, RedisLogSettings.DEFAULT.withPartitions(1));
  }

  static LogFixture open(RedisServer server, RedisLogSettings settings) {
    return new LogFixture(
        RedisAddress.of(server.url()), settings, new InMemoryConsumerStore(Set.of()).pins());
  }

  static NewRecord event(String id) {
    return event(id, ("body of " + id).getBytes(UTF_8));
  }

  static NewRecord event(String id, byte[] body) {
    return new NewRecord(
        "default", RecordKind.EVENT, id, 7, Source.WEBHOOK, null, Instant.now(), body);
  }

  AppendOutcome append(String id) throws LogUnavailableException {
    return append(event(id));
  }

  AppendOutcome append(NewRecord record) throws LogUnavailableException {
    return log.append(List.of(record), Instant.now().plusSeconds(3)).get(0);
  }

  /** Of all partitions. */
  List<String> keys() throws LogUnavailableException {
    List<String> keys = new ArrayList<>();
    for (int partition = 0; partition < log.reader().partitions(); partition++) {
      log.reader().read(partition, 0, ALL).stream().map(LogRecord::key).forEach(keys::add);
    }
    return keys;
  }

  /** Tries to append until it works, as a sender would. */
  void appendEventually(String id) throws Exception {
    eventually(
        () -> {
          try {
            append(id);
            return true;
          } catch (LogUnavailableException e) {
            return false;
          }
        });
  }

  /** Something that becomes true by itself. */
  @FunctionalInterface
  interface Condition {
    boolean holds() throws Exception;
  }

  static void eventually(Condition condition) throws Exception {
    long until = System.nanoTime() + PATIENCE.toNanos();
    boolean holds = condition.holds();
    while (!holds && System.nanoTime() < until) {
      LockSupport.parkNanos(10_000_000);
      holds = condition.holds();
    }
    assertThat(holds).as("within " + PATIENCE).isTrue();
  }

  @Override
  public void close() {
    log.close();
    redis.close();
  }
}
