package io.tailrace.log.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.log.AppendOutcome;
import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.NewRecord;
import io.tailrace.core.log.ReadLimit;
import io.tailrace.core.log.RecordKind;
import io.tailrace.core.log.Source;
import io.tailrace.testkit.store.InMemoryConsumerStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** Small steps that the tests of faults share. Stateless. */
final class LogFixture {
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private LogFixture() {}

  static SqliteLog open(SqliteLogSettings settings) {
    var nobody = new InMemoryConsumerStore(Set.of()).pins();
    return SqliteLog.open(settings, nobody, InstantSource.system());
  }

  static SqliteLog open(Path folder) {
    return open(SqliteLogSettings.in(folder));
  }

  static NewRecord event(String id) {
    return event(id, ("body of " + id).getBytes(UTF_8));
  }

  static NewRecord event(String id, byte[] body) {
    return new NewRecord(
        "default", RecordKind.EVENT, id, 7, Source.WEBHOOK, null, Instant.now(), body);
  }

  static AppendOutcome append(SqliteLog log, String id) throws LogUnavailableException {
    return log.append(List.of(event(id)), Instant.now().plusSeconds(10)).get(0);
  }

  static List<String> keys(SqliteLog log) throws LogUnavailableException {
    return log.reader().read(0, 0, new ReadLimit(1_000_000, Long.MAX_VALUE)).stream()
        .map(LogRecord::key)
        .toList();
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

  /** Tries to append until it works, as a sender would. */
  static void appendEventually(SqliteLog log, String id) throws Exception {
    eventually(
        () -> {
          try {
            append(log, id);
            return true;
          } catch (LogUnavailableException e) {
            return false;
          }
        });
  }
}
