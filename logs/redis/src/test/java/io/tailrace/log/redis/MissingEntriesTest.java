package io.tailrace.log.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.Range;
import io.tailrace.core.consumer.Consumer;
import io.tailrace.core.consumer.ConsumerContext;
import io.tailrace.core.consumer.ConsumerSettings;
import io.tailrace.core.consumer.TurnResult;
import io.tailrace.core.log.Gap;
import io.tailrace.core.log.NewRecord;
import io.tailrace.core.log.Position;
import io.tailrace.core.log.Retention;
import io.tailrace.testkit.consumer.ScriptedSink;
import io.tailrace.testkit.redis.RedisServer;
import io.tailrace.testkit.time.SettableClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entries that went from a stream without us: each is said, and nothing stands still for them. */
@Tag("full")
class MissingEntriesTest {
  private static final Retention RETENTION =
      new Retention(Duration.ofHours(1), Duration.ofDays(90), 0, Duration.ofDays(8));
  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(Instant.now());
  private final ScriptedSink.Kept kept = new ScriptedSink.Kept();
  private RedisServer server;
  private Redis redis;
  private RedisLog log;
  private RedisConsumerStore store;
  private Consumer consumer;

  @BeforeEach
  void open() throws Exception {
    server = RedisServer.start(folder);
    redis = Redis.connect(RedisAddress.of(server.url()), "tailrace");
    store = RedisConsumerStore.open(redis, Set.of("scripted"), "worker");
    var settings = RedisLogSettings.DEFAULT.withPartitions(1).withRetention(RETENTION);
    log = RedisLog.open(redis, settings, store.pins(), clock);
    for (int i = 0; i < 20; i++) {
      log.append(List.of(event(i)), clock.instant().plusSeconds(3));
    }
    var context =
        new ConsumerContext(ConsumerSettings.DEFAULT, store.runs().begin(), clock, new Random(1));
    var sink = new ScriptedSink("scripted", kept, false);
    consumer = new Consumer(sink, 0, log, store, context);
  }

  private static NewRecord event(int i) {
    String body =
        "{\"event_id\":\"e"
            + i
            + "\",\"object_type\":\"email\",\"metric\":\"sent\",\"timestamp\":1700000000,"
            + "\"data\":{\"delivery_id\":\"d\"}}";
    return LogFixture.event("e" + i, body.getBytes(StandardCharsets.UTF_8));
  }

  @AfterEach
  void close() {
    log.close();
    redis.close();
    server.close();
  }

  private byte[] stream() {
    return redis.keys().stream(0);
  }

  private void deleteEntry(long offset) throws Exception {
    var names = Range.create(Long.toString(offset), Long.toString(offset));
    var entries = redis.ask(commands -> commands.xrange(stream(), names));
    redis.ask(commands -> commands.xdel(stream(), entries.get(0).getId()));
  }

  private void turnUntilIdle() {
    TurnResult.Kind kind = consumer.runOnce().kind();
    while (kind != TurnResult.Kind.IDLE) {
      assertThat(kind).as("%s", consumer.status()).isNotEqualTo(TurnResult.Kind.HELD);
      kind = consumer.runOnce().kind();
    }
  }

  private List<String> gaps() throws Exception {
    return store.pins().gaps().stream().map(MissingEntriesTest::text).toList();
  }

  private static String text(Gap gap) {
    return gap.cause().code() + " " + gap.from() + "-" + gap.to() + " " + gap.records();
  }

  @Test
  void deletedOnesAreGaps() throws Exception {
    deleteEntry(1);
    deleteEntry(10);
    deleteEntry(11);
    deleteEntry(20);
    turnUntilIdle();
    assertThat(kept.effects()).hasSize(16).doesNotHaveDuplicates();
    assertThat(gaps())
        .containsExactly(
            "missing_in_log 1-2 1", "missing_in_log 10-12 2", "missing_in_log 20-21 1");
    assertThat(log.reader().lag(kept.position()).records()).isZero();
  }

  @Test
  void aTrimThatIsNotOursIsAGap() throws Exception {
    redis.ask(commands -> commands.xtrim(stream(), 5));
    turnUntilIdle();
    assertThat(kept.effects()).hasSize(5);
    assertThat(gaps()).containsExactly("missing_in_log 1-16 15");
  }

  @Test
  void aDeletedStreamIsAGapAndTheLogGoesOn() throws Exception {
    redis.ask(commands -> commands.del(stream()));
    turnUntilIdle();
    assertThat(gaps()).containsExactly("missing_in_log 1-21 20");
    log.append(List.of(event(20)), clock.instant().plusSeconds(3));
    turnUntilIdle();
    assertThat(kept.effects()).containsExactly("e20");
  }

  @Test
  void lagTimesAndRetentionBearThem() throws Exception {
    Position start = Position.at(log.reader().logId(), 0, 1);
    for (long offset : new long[] {1, 5, 10, 15, 19}) {
      deleteEntry(offset);
    }
    assertThat(log.reader().lag(start).oldest()).isNotNull();
    assertThat(log.reader().seek(0, Instant.EPOCH)).isEqualTo(1);
    assertThat(log.reader().seek(0, clock.instant().plusSeconds(60))).isEqualTo(21);
    turnUntilIdle();
    clock.advance(Duration.ofHours(2));
    turnUntilIdle();
    log.retain();
    assertThat(log.reader().range(0).start()).isEqualTo(21);
    assertThat(log.reader().lag(start).records()).isZero();
  }

  @Test
  void retentionOfADeletedStreamGoesOn() throws Exception {
    redis.ask(commands -> commands.del(stream()));
    log.append(List.of(event(20)), clock.instant().plusSeconds(3));
    long held = log.stats().bytes();
    turnUntilIdle();
    clock.advance(Duration.ofHours(2));
    turnUntilIdle();
    log.retain();
    assertThat(log.reader().range(0).start()).isEqualTo(22);
    LogFixture.eventually(() -> log.stats().bytes() < held / 2);
  }
}
