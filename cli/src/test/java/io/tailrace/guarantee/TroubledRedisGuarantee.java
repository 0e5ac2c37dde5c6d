package io.tailrace.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.testkit.NegativeControl;
import io.tailrace.testkit.postgres.PostgresServer;
import io.tailrace.testkit.redis.RedisServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The guarantee: whatever happens to Redis, a verified request is answered 200 or 503 well inside
 * the 4 s that the sender waits, and all goes on by itself. A Redis that forgot something stops the
 * sinks with an alarm, until somebody says where to go on.
 *
 * <p>Over 10 s: a Redis is killed, frozen, emptied and put back, and each time its server must find
 * back.
 */
@Tag("alone")
class TroubledRedisGuarantee {
  private static final Duration SENDER_WAITS = Duration.ofSeconds(4);
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String DONE = "200 {\"processed\":1}";

  @TempDir Path temporary;
  private RedisServer redis;
  private Place place;
  private int sent;

  @BeforeEach
  void startRedis() throws Exception {
    redis = RedisServer.start(Files.createDirectory(temporary.resolve("redis")));
    place = Place.shared(redis, PostgresServer.shared()).with("TAILRACE_WAREHOUSE_URL", "none");
  }

  @AfterEach
  void stopRedis() {
    redis.close();
  }

  @Test
  void goneHungRestartedEmptiedAndPutBack() throws Exception {
    Path backup = Files.createDirectory(temporary.resolve("backup"));
    try (ServerProcess server = place.server(temporary.resolve("data")).start()) {
      Posts posts = new Posts(server.webhook());
      Status status = new Status(server.folder());
      awaitKept(posts);
      redis.kill();
      assertRefusedInTime(posts, status);
      redis.start();
      awaitKept(posts);
      status.awaitCaughtUp(SOON);
      redis.freeze();
      assertRefusedInTime(posts, status);
      redis.thaw();
      awaitKept(posts);
      status.awaitCaughtUp(SOON);
      redis.copyFiles(backup);
      assertThat(redis.ask("FLUSHALL")).isEqualTo("+OK");
      assertGoesOnAndSaysSo(server, posts);
      redis.kill();
      redis.putBack(backup);
      redis.start();
      assertGoesOnAndSaysSo(server, posts);
      place.kept(temporary).assertInDatabaseOnce(Posts.ids(sent));
    }
  }

  /** A server that answers 200 while its Redis is gone is found. */
  @Test
  @Tag("full")
  @NegativeControl
  void aServerThatAnswersBeforeTheCommitIsFound() throws Exception {
    Path folder = temporary.resolve("data");
    try (ServerProcess server =
        new ServerProcess(folder, "io.tailrace.cli.EagerMain", place.settings()).start()) {
      Posts posts = new Posts(server.webhook());
      awaitKept(posts);
      redis.kill();
      assertThatThrownBy(() -> assertRefusedInTime(posts, new Status(folder)))
          .isInstanceOf(AssertionError.class);
    }
  }

  /** While nobody takes anything away, it fills; once a worker does, there is room again. */
  @Test
  @Tag("full")
  void full() throws Exception {
    Place small =
        place.with("TAILRACE_LOG_MAX_BYTES", "1MiB").with("TAILRACE_LOG_KEEP_AFTER_CONSUMED", "0s");
    try (ServerProcess receiver =
            ServerProcess.of(temporary.resolve("receiver"), small.settings(), "receiver").start();
        ServerProcess worker = small.worker(temporary.resolve("worker"))) {
      Posts posts = new Posts(receiver.webhook());
      String answer = post(posts, 100_000);
      while (answer.equals(DONE)) {
        answer = post(posts, 100_000);
      }
      assertThat(answer).startsWith("503 ");
      int kept = sent;
      worker.start();
      awaitKept(posts);
      new Status(worker.folder()).awaitCaughtUp(SOON);
      assertThat(kept).isPositive();
      place.kept(temporary).assertInDatabaseOnce(Posts.ids(sent));
    }
  }

  /** Posts a new event until it is kept, as the sender would. */
  private void awaitKept(Posts posts) throws Exception {
    long until = System.nanoTime() + SOON.toNanos();
    String answer = post(posts, 0);
    while (!isKept(answer)) {
      assertThat(answer).startsWith("503 ");
      assertThat(System.nanoTime()).as("still %s", answer).isLessThan(until);
      TimeUnit.MILLISECONDS.sleep(50);
      answer = post(posts, 0);
    }
  }

  private String post(Posts posts, int padding) throws Exception {
    String event = Posts.event("e" + sent, "sent");
    long began = System.nanoTime();
    String answer = posts.post(event.substring(0, event.length() - 1) + pad(padding));
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SENDER_WAITS);
    sent += isKept(answer) ? 1 : 0;
    return answer;
  }

  /** What was answered 503 may have been kept all the same: sent again, it is known. */
  private static boolean isKept(String answer) {
    return answer.equals(DONE) || answer.equals("200 {\"processed\":0,\"duplicates\":1}");
  }

  private static String pad(int padding) {
    return ",\"padding\":\"" + "x".repeat(padding) + "\"}";
  }

  private void assertRefusedInTime(Posts posts, Status status) throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThat(post(posts, 0)).startsWith("503 ");
    }
    status.await(
        SOON,
        now -> !now.at("/log/check/ok").asBoolean(true) && !now.path("healthy").asBoolean(true));
  }

  /** New events are kept all the while; the sink goes on, and somebody must take notice. */
  private void assertGoesOnAndSaysSo(ServerProcess server, Posts posts) throws Exception {
    Status status = new Status(server.folder());
    awaitKept(posts);
    status.await(SOON, now -> isAlarmed(Status.sink(now, "database")));
    status.awaitCaughtUp(SOON);
    status.await(SOON, now -> replacedGaps(Status.sink(now, "database")) == 1);
  }

  /** One for a sink, however many partitions its log had; the one before went with the Redis. */
  private static long replacedGaps(JsonNode sink) {
    return sink.path("gaps")
        .valueStream()
        .filter(gap -> gap.path("cause").asString().equals("log_replaced"))
        .count();
  }

  private static boolean isAlarmed(JsonNode sink) {
    return !sink.path("healthy").asBoolean(true) && replacedGaps(sink) > 0;
  }
}
