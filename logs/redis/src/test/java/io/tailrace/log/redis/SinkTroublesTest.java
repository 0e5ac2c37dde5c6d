package io.tailrace.log.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.consumer.Consumer;
import io.tailrace.core.consumer.ConsumerContext;
import io.tailrace.core.consumer.ConsumerSettings;
import io.tailrace.core.consumer.ConsumerState;
import io.tailrace.core.handler.HandlerSink;
import io.tailrace.core.lease.Lease;
import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.testkit.redis.RedisServer;
import io.tailrace.testkit.time.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps a sink from working in one process can be read in all others. */
@Tag("full")
class SinkTroublesTest {
  private static final byte[] EVENT =
      Keys.bytes(
          "{\"event_id\":\"e1\",\"object_type\":\"email\",\"metric\":\"sent\",\"timestamp\":1,\"data\":{}}");
  private static final Duration LEASE = Duration.ofSeconds(60);
  private final SettableClock clock = new SettableClock(Instant.parse("2027-01-01T00:00:00Z"));
  private final List<Consumer> working = new ArrayList<>();
  @TempDir Path folder;
  private RedisServer server;
  private Redis redis;
  private RedisLog log;
  private RedisConsumerStore worker;
  private TroubleAnnouncement announcement;
  private boolean broken = true;

  @BeforeEach
  void open() throws Exception {
    server = RedisServer.start(folder);
    redis = Redis.connect(RedisAddress.of(server.url()), "tailrace");
    worker = RedisConsumerStore.open(redis, Set.of("handler:shop"), "worker");
    log = RedisLog.open(redis, RedisLogSettings.DEFAULT.withPartitions(1), worker.pins(), clock);
    announcement = new TroubleAnnouncement(redis.keys(), () -> working, clock);
    log.append(List.of(LogFixture.event("e1", EVENT)), clock.instant().plusSeconds(10));
  }

  @AfterEach
  void close() {
    log.close();
    redis.close();
    server.close();
  }

  private Lease take(String who) throws Exception {
    return worker.leases().acquire(Lease.partition(0), who, LEASE).orElseThrow();
  }

  private Consumer consumer(Lease lease) {
    var sink =
        new HandlerSink(
            "shop",
            record -> {
              if (broken) {
                throw new SinkUnavailableException("the shop is shut");
              }
            },
            worker.positions());
    var context = new ConsumerContext(ConsumerSettings.DEFAULT, lease.run(), clock, new Random(1));
    return new Consumer(sink, 0, log, worker, context);
  }

  private void tell() throws Exception {
    announcement.look(redis.session());
  }

  @Test
  void isToldAtOnceAndTakenBackWhenItWorksAgain() throws Exception {
    Consumer consumer = consumer(take("worker"));
    working.add(consumer);
    consumer.runOnce();
    tell();
    var trouble = worker.troubles().of("handler:shop").get(0);
    assertThat(trouble.state()).isEqualTo(ConsumerState.HOLDING);
    assertThat(trouble.error()).isEqualTo("the shop is shut");
    assertThat(trouble.at()).isEqualTo(clock.instant());
    assertThat(worker.troubles().of("handler:other")).isEmpty();
    broken = false;
    consumer.runOnce();
    tell();
    assertThat(worker.troubles().of("handler:shop")).isEmpty();
  }

  @Test
  void isToldAnewWhileItLasts() throws Exception {
    Consumer consumer = consumer(take("worker"));
    working.add(consumer);
    consumer.runOnce();
    tell();
    server.ask("DEL tailrace:troubles");
    tell();
    assertThat(worker.troubles().of("handler:shop")).as("no news").isEmpty();
    clock.advance(Duration.ofSeconds(10));
    consumer.runOnce();
    tell();
    assertThat(worker.troubles().of("handler:shop").get(0).at()).isEqualTo(clock.instant());
  }

  @Test
  void whoHasLostTheLeaseIsNotListenedTo() throws Exception {
    Lease lost = take("worker");
    Consumer late = consumer(lost);
    late.runOnce();
    working.add(late);
    worker.leases().release(lost);
    Consumer next = consumer(take("another"));
    broken = false;
    next.runOnce();
    tell();
    assertThat(worker.troubles().of("handler:shop")).isEmpty();
    working.set(0, next);
    tell();
    assertThat(worker.troubles().of("handler:shop")).isEmpty();
  }

  @Test
  void whoTakesThePartitionOverTakesBackWhatWasSaid() throws Exception {
    Lease lost = take("worker");
    working.add(consumer(lost));
    working.get(0).runOnce();
    tell();
    worker.leases().release(lost);
    broken = false;
    working.set(0, consumer(take("another")));
    tell();
    assertThat(worker.troubles().of("handler:shop")).isEmpty();
  }
}
