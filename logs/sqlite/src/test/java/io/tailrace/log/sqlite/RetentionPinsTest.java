package io.tailrace.log.sqlite;

import static io.tailrace.log.sqlite.LogFixture.keys;
import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.log.Gap;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.Pins;
import io.tailrace.core.log.Position;
import io.tailrace.core.log.Retention;
import io.tailrace.testkit.store.InMemoryConsumerStore;
import io.tailrace.testkit.time.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Retention deletes nothing before it has asked the sinks and written down their loss. */
class RetentionPinsTest {
  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T09:00:00Z"));
  private final InMemoryConsumerStore store = new InMemoryConsumerStore(Set.of("sink"));

  private SqliteLog open(Pins pins) {
    Retention retention =
        new Retention(Duration.ofDays(1), Duration.ofDays(2), 0, Duration.ofDays(1));
    return SqliteLog.open(SqliteLogSettings.in(folder).withRetention(retention), pins, clock);
  }

  private void append(SqliteLog log, String id) throws LogUnavailableException {
    log.append(List.of(LogFixture.event(id)), clock.instant().plusSeconds(10));
  }

  @Test
  void waitsWhileTheSinksCannotBeAsked() throws Exception {
    try (SqliteLog log = open(store.pins())) {
      append(log, "e1");
      clock.set(Instant.now().plus(Duration.ofDays(9)));
      store.failure("the store is down");
      log.retain();
      assertThat(keys(log)).containsExactly("e1");
      store.failure(null);
      log.retain();
      assertThat(keys(log)).isEmpty();
      assertThat(store.pins().gaps()).hasSize(1);
    }
  }

  @Test
  void theGapIsWrittenBeforeTheRecordsGo() throws Exception {
    List<String> seen = new ArrayList<>();
    SqliteLog[] opened = new SqliteLog[1];
    Pins looking =
        new Pins() {
          @Override
          public Map<String, Optional<Position>> standings(int partition) {
            return Map.of("sink", Optional.empty());
          }

          @Override
          public void lost(Gap gap) throws LogUnavailableException {
            seen.addAll(keys(opened[0]));
          }

          @Override
          public boolean acknowledge(long id, Gap.Noted noted) {
            return false;
          }

          @Override
          public List<Gap> gaps() {
            return List.of();
          }
        };
    try (SqliteLog log = open(looking)) {
      opened[0] = log;
      append(log, "e1");
      append(log, "e2");
      clock.set(Instant.now().plus(Duration.ofDays(9)));
      log.retain();
      assertThat(keys(log)).isEmpty();
    }
    assertThat(seen).containsExactly("e1", "e2");
  }
}
