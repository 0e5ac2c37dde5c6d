package io.tailrace.log.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.core.SteadyClock;
import io.tailrace.core.consumer.DeadLetter;
import io.tailrace.core.lease.Lease;
import io.tailrace.core.log.AppendOutcome;
import io.tailrace.core.log.Gap;
import io.tailrace.core.log.GapCause;
import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.Position;
import io.tailrace.core.log.ReadLimit;
import io.tailrace.core.log.Retention;
import io.tailrace.testkit.redis.RedisServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No room, by our own bound or by Redis' own: receivers are refused, and consumers go on. */
@Tag("full")
class FullTest {
  private static final String SINK = "handler:mail";
  private static final RedisLogSettings SETTINGS =
      RedisLogSettings.DEFAULT.withPartitions(1).withMaxBytes(200_000);
  @TempDir Path folder;
  private RedisServer server;

  @BeforeEach
  void startRedis() throws Exception {
    server = RedisServer.start(folder);
  }

  @AfterEach
  void stopRedis() {
    server.close();
  }

  /** A log that is pinned by a sink of its own store. */
  private final class Scene implements AutoCloseable {
    final LogFixture fixture;
    final Redis redis;
    final RedisConsumerStore store;

    Scene(RedisLogSettings settings) {
      this(settings, new SteadyClock(InstantSource.system(), System::nanoTime));
    }

    Scene(RedisLogSettings settings, SteadyClock clock) {
      redis = Redis.connect(RedisAddress.of(server.url()), "tailrace");
      store = RedisConsumerStore.open(redis, Set.of(SINK), "worker");
      fixture = new LogFixture(RedisAddress.of(server.url()), settings, store.pins(), clock);
    }

    /** Appends until it is refused; returns how many were kept. */
    int fill() {
      int kept = 0;
      try {
        while (true) {
          fixture.append(LogFixture.event("e" + kept, new byte[1_000]));
          kept++;
        }
      } catch (LogUnavailableException e) {
        return kept;
      }
    }

    boolean consumeAll(long epoch) throws Exception {
      var reader = fixture.log.reader();
      long end = reader.range(0).end();
      return store.positions().compareAndSet(SINK, epoch, Position.at(reader.logId(), 0, end));
    }

    @Override
    public void close() {
      fixture.close();
      redis.close();
    }
  }

  @Test
  void refusesPastMaxBytesAndGoesOnWhenASinkHasCaughtUp() throws Exception {
    try (Scene scene = new Scene(SETTINGS)) {
      int kept = scene.fill();
      assertThat(kept).isBetween(150, 190);
      assertThat(scene.fixture.log.check().message()).contains("full", "log.max-bytes");
      scene.fixture.log.retain();
      assertThat(scene.fixture.keys()).as("nothing was consumed").hasSize(kept);
      assertThat(scene.consumeAll(1)).isTrue();
      scene.fixture.log.retain();
      assertThat(scene.fixture.keys()).as("consumed, and room was needed").isEmpty();
      scene.fixture.append("more");
      assertThat(scene.fixture.log.check().ok()).isTrue();
      assertThat(scene.fixture.append("e0")).as("still known").isEqualTo(AppendOutcome.DUPLICATE);
    }
  }

  @Test
  void countsTheSameBytesInAndOut() throws Exception {
    Retention soon = new Retention(Duration.ZERO, Duration.ofDays(90), 0, Duration.ZERO);
    AtomicReference<Duration> passed = new AtomicReference<>(Duration.ZERO);
    Instant start = Instant.now();
    SteadyClock clock =
        new SteadyClock(() -> start.plus(passed.get()), () -> passed.get().toNanos());
    try (Scene scene = new Scene(SETTINGS.withRetention(soon), clock)) {
      for (int i = 0; i < 20; i++) {
        scene.fixture.append(LogFixture.event("e" + i, new byte[i * 10]));
      }
      scene.fixture.log.retain();
      assertThat(scene.fixture.log.stats().bytes()).isPositive();
      scene.consumeAll(1);
      passed.set(Retention.REMEMBERED_AT_LEAST.plusDays(2));
      scene.fixture.log.retain();
      LogFixture.eventually(() -> scene.fixture.log.stats().bytes() == 0);
      assertThat(scene.fixture.log.stats().records()).isZero();
    }
  }

  /** Memory that Redis itself refuses: what lets records go must be written all the same. */
  @Test
  void atMaxmemoryConsumersCommitAndRecordsGo() throws Exception {
    try (Scene scene = new Scene(SETTINGS.withMaxBytes(1L << 40))) {
      scene.fixture.append("first");
      scene.redis.ask(commands -> commands.configSet("maxmemory", "4mb"));
      int kept = scene.fill();
      assertThat(kept).isPositive();
      assertThat(scene.fixture.log.check().message()).contains("maxmemory");
      LogRecord record = scene.fixture.log.reader().read(0, 0, ReadLimit.ONE).get(0);
      scene.store.runs().begin();
      scene.store.runs().mark(SINK, 0, 1);
      scene.store.deadLetters().add(DeadLetter.of(SINK, record, "refused", 3, Instant.now()));
      long letter = scene.store.deadLetters().list(SINK, null, 0, 1).get(0).id();
      assertThat(scene.store.deadLetters().requestReplay(letter)).isTrue();
      scene.store.replays().request(SINK, 0, 1, 2);
      scene
          .store
          .pins()
          .lost(Gap.found(SINK, new Gap.Span(0, 1, 2), GapCause.RETENTION, Instant.now()));
      Lease lease =
          scene.store.leases().acquire("partition:0", "w", Duration.ofSeconds(9)).orElseThrow();
      assertThat(scene.consumeAll(lease.epoch())).isTrue();
      assertThat(trimmed(scene)).isTrue();
      scene.fixture.appendEventually("more");
      assertThat(scene.fixture.log.check().ok()).isTrue();
    }
  }

  /** Retention of another process, which keeps nothing that is consumed. */
  private boolean trimmed(Scene scene) throws Exception {
    Retention none = new Retention(Duration.ZERO, Duration.ofDays(90), 0, Duration.ofDays(8));
    try (LogFixture other =
        new LogFixture(
            RedisAddress.of(server.url()), SETTINGS.withRetention(none), scene.store.pins())) {
      other.log.retain();
      return other.keys().isEmpty();
    }
  }

  @Test
  void aGroupIsKeptWholeOrNotAtAll() throws Exception {
    try (Scene scene = new Scene(SETTINGS.withMaxBytes(5_000))) {
      var three =
          List.of(
              LogFixture.event("a", "small".getBytes(UTF_8)),
              LogFixture.event("b", new byte[10_000]),
              LogFixture.event("c", "small".getBytes(UTF_8)));
      assertThatThrownBy(() -> scene.fixture.log.append(three, Instant.now().plusSeconds(3)))
          .isInstanceOf(LogUnavailableException.class)
          .hasMessageContaining("full");
      assertThat(scene.fixture.keys()).isEmpty();
      assertThat(scene.fixture.append("a")).isEqualTo(AppendOutcome.APPENDED);
    }
  }

  /** When ids fill it, no sink is behind, and nobody may be told that one is. */
  @Test
  void saysWhatFillsIt() throws Exception {
    try (Scene scene = new Scene(SETTINGS)) {
      assertThat(scene.fixture.log.filling()).isEmpty();
      assertThat(scene.fill()).isGreaterThan(100);
      assertThat(scene.fixture.log.check().message()).contains("'tailrace status' shows which");
      assertThat(scene.fixture.log.filling().orElseThrow()).contains("% full", "status");
    }
    RedisLogSettings ofIds = SETTINGS.withMaxBytes(60_000);
    try (Scene scene = new Scene(ofIds)) {
      scene.redis.ask(commands -> commands.flushall());
      while (scene.fixture.log.check().ok()) {
        assertThat(scene.consumeAll(1)).isTrue();
        scene.fixture.log.retain();
        fillWithIds(scene);
      }
      assertThat(scene.fixture.log.check().message())
          .contains("full", "remembered ids", "log.deduplication", "maxmemory")
          .doesNotContain("behind");
      assertThat(scene.fixture.log.filling().orElseThrow()).contains("log.deduplication");
    }
  }

  private int ids;

  private void fillWithIds(Scene scene) {
    try {
      for (int i = 0; i < 20; i++) {
        scene.fixture.append(LogFixture.event("with-a-rather-long-id-" + ids++, new byte[1]));
      }
    } catch (LogUnavailableException e) {
      assertThat(e).hasMessageContaining("log.max-bytes");
    }
  }

  @Test
  void isAsLargeAsMaxmemoryLets() throws Exception {
    try (Scene scene = new Scene(RedisLogSettings.DEFAULT)) {
      assertThat(scene.fixture.log.stats().maxBytes()).isEqualTo(1L << 30);
      scene.redis.ask(commands -> commands.configSet("maxmemory", "400mb"));
    }
    try (Scene scene = new Scene(RedisLogSettings.DEFAULT)) {
      assertThat(scene.fixture.log.stats().maxBytes()).isEqualTo(300L << 20);
    }
    try (Scene scene = new Scene(SETTINGS)) {
      assertThat(scene.fixture.log.stats().maxBytes()).as("as configured").isEqualTo(200_000);
    }
  }
}
