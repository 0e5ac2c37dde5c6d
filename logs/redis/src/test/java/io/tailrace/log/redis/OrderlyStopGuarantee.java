package io.tailrace.log.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.log.AppendOutcome;
import io.tailrace.core.log.Pins;
import io.tailrace.testkit.NegativeControl;
import io.tailrace.testkit.redis.RedisLink;
import io.tailrace.testkit.redis.RedisServer;
import io.tailrace.testkit.store.InMemoryConsumerStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that stops takes back what it said of the log, and nobody takes that for a loss,
 * however slow the way to Redis is: the log keeps its id, and no sink stops.
 */
class OrderlyStopGuarantee {
  private static final int STOPS = 30;
  private static final Duration ONE_WAY = Duration.ofMillis(40);
  private static final int AT_ONCE = 5;
  private static final RedisLogSettings ONE_PARTITION = RedisLogSettings.DEFAULT.withPartitions(1);
  private static final Script LOOK = Script.of("identity", "look");

  @TempDir Path folder;

  @Test
  void theLogStaysTheSameWhenSomeStop() throws Exception {
    assertStaysTheSame(5);
  }

  @Test
  @Tag("full")
  void theLogStaysTheSameWhoeverStops() throws Exception {
    assertStaysTheSame(STOPS);
  }

  private void assertStaysTheSame(int stops) throws Exception {
    try (RedisServer server = RedisServer.start(folder);
        RedisLink slow = RedisLink.to(server, ONE_WAY);
        LogFixture staying = LogFixture.open(server)) {
      staying.append("staying");
      UUID before = staying.log.reader().logId();
      stopAll(slow, stops);
      assertThat(staying.append("after")).isEqualTo(AppendOutcome.APPENDED);
      assertThat(staying.log.rollbacks()).as("of %d stops", stops).isZero();
      assertThat(staying.log.reader().logId()).isEqualTo(before);
      assertThat(staying.keys()).doesNotHaveDuplicates().hasSize(stops + 2);
    }
  }

  /** What was said before the farewell and comes after it, over another connection, is no alarm. */
  @Test
  @NegativeControl
  void aQuestionThatComesLateFindsNoLoss() throws Exception {
    try (RedisServer server = RedisServer.start(folder);
        LogFixture staying = LogFixture.open(server)) {
      assertThat(late(staying, stopped(server))).isEqualTo("ok");
      List<byte[]> control = stopped(server);
      byte[] writers = staying.redis.keys().of("writers");
      staying.redis.ask(commands -> commands.hdel(writers, control.get(1)));
      assertThat(late(staying, control)).as("with the count deleted").isEqualTo("back");
    }
  }

  /** What a process says of the log that stops then. */
  private static List<byte[]> stopped(RedisServer server) throws Exception {
    Redis redis = Redis.connect(RedisAddress.of(server.url()), "tailrace");
    RedisLogParts parts = RedisLogParts.of(redis, ONE_PARTITION, InstantSource.system());
    Pins nobody = new InMemoryConsumerStore(Set.of()).pins();
    try (redis;
        RedisLog log = RedisLog.open(parts, nobody, held -> Long.MAX_VALUE)) {
      Instant deadline = Instant.now().plusSeconds(3);
      log.append(List.of(LogFixture.event(UUID.randomUUID().toString())), deadline);
      return parts.identity().arguments(true);
    }
  }

  private static String late(LogFixture staying, List<byte[]> said) throws Exception {
    byte[][] arguments = said.toArray(new byte[0][]);
    Keys keys = staying.redis.keys();
    return Keys.text(staying.redis.ask(commands -> LOOK.run(commands, keys, arguments)).get(0));
  }

  /** A few at once, each at another moment between two looks at Redis. */
  private static void stopAll(RedisLink slow, int stops) throws Exception {
    Random random = new Random(7);
    List<Callable<Integer>> processes = new ArrayList<>();
    for (int i = 0; i < stops; i++) {
      String id = "stopping-" + i;
      long stays = random.nextLong(400);
      processes.add(() -> appendAndStop(slow, id, stays));
    }
    int rollbacks = 0;
    try (ExecutorService executor = Executors.newFixedThreadPool(AT_ONCE)) {
      for (Future<Integer> process : executor.invokeAll(processes)) {
        rollbacks += process.get();
      }
    }
    assertThat(rollbacks).as("of %d stops", stops).isZero();
  }

  private static int appendAndStop(RedisLink slow, String id, long staysMillis) throws Exception {
    LogFixture stopping =
        new LogFixture(
            RedisAddress.of(slow.url()), ONE_PARTITION, new InMemoryConsumerStore(Set.of()).pins());
    try (stopping) {
      stopping.appendEventually(id);
      TimeUnit.MILLISECONDS.sleep(staysMillis);
    }
    return Math.toIntExact(stopping.log.rollbacks());
  }
}
