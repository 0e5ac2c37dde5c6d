package io.tailrace.log.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.log.Position;
import io.tailrace.testkit.redis.RedisServer;
import io.tailrace.testkit.time.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Retention waits for the sinks that are fed, whatever the process that trims is set up for. */
@Tag("full")
class AnnouncedSinksTest {
  private final SettableClock clock = new SettableClock(Instant.parse("2027-01-01T00:00:00Z"));
  @TempDir Path folder;
  private RedisServer server;
  private Redis redis;
  private RedisLog log;

  @BeforeEach
  void open() throws Exception {
    server = RedisServer.start(folder);
    redis = Redis.connect(RedisAddress.of(server.url()), "tailrace");
    log = RedisLog.open(redis, RedisLogSettings.DEFAULT, store("x").pins(), clock);
  }

  @AfterEach
  void close() {
    log.close();
    redis.close();
    server.close();
  }

  private RedisConsumerStore store(String... sinks) {
    return RedisConsumerStore.open(redis, Set.of(sinks), "worker");
  }

  @Test
  void oneThatIsSetUpOtherwiseWaitsForWhatWorkersFeed() throws Exception {
    RedisConsumerStore receiver = store("database", "forgotten");
    assertThat(receiver.pins().floors(0)).containsOnlyKeys("database", "forgotten");
    RedisConsumerStore worker = store("database", "warehouse");
    worker.announceSinks(clock);
    Position position = Position.at(log.reader().logId(), 0, 1);
    assertThat(worker.positions().compareAndSet("database", 1, position)).isTrue();
    assertThat(receiver.pins().floors(0)).isEqualTo(Map.of("database", 1L, "warehouse", 0L));
  }

  @Test
  void oneThatIsNoLongerFedPinsNothing() throws Exception {
    // A process of its own, which says it as long as it is there.
    try (Redis worker = Redis.connect(RedisAddress.of(server.url()), "tailrace")) {
      RedisConsumerStore.open(worker, Set.of("database", "warehouse"), "worker")
          .announceSinks(clock);
    }
    clock.advance(Duration.ofDays(3));
    RedisConsumerStore later = store("database");
    assertThat(later.pins().floors(0)).as("nobody is there").hasSize(2);
    redis.ask(
        commands ->
            commands.hset(
                redis.keys().of("sinks"),
                Keys.bytes("database"),
                Keys.bytes(clock.instant().toEpochMilli())));
    assertThat(later.pins().floors(0)).containsOnlyKeys("database");
  }
}
