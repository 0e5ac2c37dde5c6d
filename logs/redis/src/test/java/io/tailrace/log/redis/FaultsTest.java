package io.tailrace.log.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.testkit.redis.RedisServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever happens to Redis: an answer in time, why it does not work, and back by itself.
 *
 * <p>Over 10 s: a call to a Redis that hangs takes its whole time, of three seconds.
 */
@Tag("full")
class FaultsTest {
  private static final Duration IN_TIME = Duration.ofMillis(3_300);
  @TempDir Path folder;
  private RedisServer server;
  private LogFixture fixture;

  @BeforeEach
  void open() throws Exception {
    server = RedisServer.start(folder);
    fixture = LogFixture.open(server);
    fixture.append("before");
  }

  @AfterEach
  void close() {
    fixture.close();
    server.close();
  }

  @Test
  void goneAndBack() throws Exception {
    server.kill();
    refusesInTime("no connection");
    server.start();
    worksAgain();
  }

  @Test
  void notThereAtTheStart() throws Exception {
    server.kill();
    try (LogFixture early = LogFixture.open(server)) {
      assertThat(early.log.check().ok()).isFalse();
      assertThatThrownBy(() -> early.append("a")).isInstanceOf(LogUnavailableException.class);
      server.start();
      early.appendEventually("a");
      assertThat(early.keys()).containsExactly("before", "a");
    }
  }

  @Test
  void aLogOfANewerVersionIsRefused() throws Exception {
    byte[] later =
        "for _, meta in ipairs(redis.call('KEYS', '*meta')) do redis.call('HSET', meta, 'format', '2') end"
            .getBytes(UTF_8);
    ask(commands -> commands.eval(later, ScriptOutputType.STATUS));
    try (LogFixture older = LogFixture.open(server)) {
      assertThatThrownBy(() -> older.append("a"))
          .isInstanceOf(LogUnavailableException.class)
          .hasMessageContainingAll("newer version of Tailrace", "Nothing was changed", "log.name");
    }
    assertThat(fixture.keys()).containsExactly("before");
  }

  /** It answers all the while, though nothing of use: once in a thousand commands that it reads. */
  @Test
  void loadingItsData() throws Exception {
    byte[] much = "for i = 1, 30000 do redis.call('INCR', 'x') end".getBytes(UTF_8);
    ask(commands -> commands.eval(much, ScriptOutputType.STATUS));
    server.kill();
    server.launch(
        Stream.concat(RedisServer.DURABLE.stream(), Stream.of("--key-load-delay", "100")).toList());
    LogFixture.eventually(() -> server.answer("PING").startsWith("-LOADING"));
    refusesInTime("loading its data");
    worksAgain();
  }

  @Test
  void hangingAndBack() throws Exception {
    server.freeze();
    refusesInTime("answer");
    refusesInTime("answer");
    server.thaw();
    worksAgain();
  }

  @Test
  void aReplicaForAWhile() throws Exception {
    ask(commands -> commands.replicaof("127.0.0.1", 1));
    refusesInTime("replica");
    try (Redis other = Redis.connect(RedisAddress.of(server.url()), "tailrace")) {
      assertThat(other.fault()).contains("takes no writes");
    }
    server.kill();
    server.start();
    worksAgain();
  }

  @Test
  void forgettingTheScripts() throws Exception {
    ask(RedisAsyncCommands::scriptFlush);
    fixture.append("after");
    assertThat(fixture.keys()).containsExactly("before", "after");
  }

  @Test
  void aClusterIsRefusedWithTheReason() throws Exception {
    server.kill();
    server.start(List.of("--cluster-enabled", "yes"));
    LogFixture.eventually(() -> fixture.log.check().message().contains("Cluster"));
    refusesInTime("Cluster");
    assertThat(RedisDurability.findings(fixture.redis, RedisLogSettings.DEFAULT).orElseThrow())
        .as("no session is kept with it, and yet it must be known at the start")
        .extracting(RedisDurability.Finding::risk)
        .containsExactly(RedisDurability.Risk.UNUSABLE);
  }

  @Test
  void aPasswordThatIsWrong() throws Exception {
    ask(commands -> commands.configSet("requirepass", "s3cret"));
    RedisAddress wrong = RedisAddress.of("redis://:wr0ng@127.0.0.1:" + server.port());
    try (Redis redis = Redis.connect(wrong, "tailrace")) {
      assertThat(redis.fault()).contains("password").doesNotContain("wr0ng", "s3cret");
    }
    RedisAddress right = RedisAddress.of("redis://:s3cret@127.0.0.1:" + server.port());
    try (Redis redis = Redis.connect(right, "tailrace")) {
      assertThat(redis.fault()).isNull();
    }
  }

  private <T> T ask(Function<RedisAsyncCommands<byte[], byte[]>, CompletionStage<T>> question)
      throws RedisUnavailableException {
    return fixture.redis.ask(question);
  }

  private void refusesInTime(String why) throws Exception {
    long began = System.nanoTime();
    assertThatThrownBy(() -> fixture.append("meanwhile"))
        .isInstanceOf(LogUnavailableException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(IN_TIME);
    LogFixture.eventually(() -> fixture.log.check().message().contains(why));
  }

  private void worksAgain() throws Exception {
    fixture.appendEventually("meanwhile");
    LogFixture.eventually(() -> fixture.log.check().ok());
    assertThat(fixture.keys()).containsExactly("before", "meanwhile");
  }
}
