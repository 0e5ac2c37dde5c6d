package io.tailrace.log.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.testkit.NegativeControl;
import io.tailrace.testkit.redis.RedisLink;
import io.tailrace.testkit.redis.RedisServer;
import io.tailrace.testkit.store.InMemoryConsumerStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * With {@code log.wait-replicas}, nothing that was answered is lost when the primary dies before
 * its replica heard of it, and the replica takes its place.
 */
class LossyFailoverGuarantee {
  private static final int SENDERS = 4;
  private static final int EACH = 25;

  @TempDir Path folder;
  private RedisServer primary;
  private RedisServer replica;
  private RedisLink copying;
  private final Set<String> answered = ConcurrentHashMap.newKeySet();

  @BeforeEach
  void start() throws Exception {
    primary = RedisServer.start(Files.createDirectory(folder.resolve("primary")));
    copying = RedisLink.to(primary, Duration.ofMillis(1));
    List<String> following = new ArrayList<>(RedisServer.DURABLE);
    following.addAll(List.of("--replicaof", "127.0.0.1", "" + copying.port()));
    replica = RedisServer.start(Files.createDirectory(folder.resolve("replica")), following);
  }

  @AfterEach
  void close() throws Exception {
    primary.close();
    replica.close();
    copying.close();
  }

  private LogFixture open(RedisServer server, int waitReplicas) {
    return new LogFixture(
        RedisAddress.of(server.url()),
        RedisLogSettings.DEFAULT.withWaitReplicas(waitReplicas),
        new InMemoryConsumerStore(Set.of()).pins());
  }

  @Test
  void losesNothingThatWasAnswered() throws Exception {
    assertThat(lostByAFailover(1)).as("of %d answered", answered.size()).isEmpty();
    assertThat(answered).hasSizeGreaterThanOrEqualTo(SENDERS * EACH);
  }

  @Test
  @Tag("full")
  @NegativeControl
  void withoutWaitingItLoses() throws Exception {
    assertThat(lostByAFailover(0)).as("of %d answered", answered.size()).isNotEmpty();
  }

  /** What another one appended, and no replica has, is not answered as a duplicate either. */
  @Test
  @Tag("full")
  void aDuplicateWaitsToo() throws Exception {
    try (LogFixture careless = open(primary, 0);
        LogFixture careful = open(primary, 1)) {
      LogFixture.eventually(() -> followers(careful) == 1);
      copying.hold();
      careless.append("a");
      assertThatThrownBy(() -> careful.append("a"))
          .isInstanceOf(LogUnavailableException.class)
          .hasMessageContainingAll("only 0 replicas", "log.wait-replicas is 1", "Send it again");
      assertThat(careful.log.check().ok()).isFalse();
      assertThat(careful.keys()).containsExactly("a");
    }
  }

  private Set<String> lostByAFailover(int waitReplicas) throws Exception {
    try (LogFixture fixture = open(primary, waitReplicas)) {
      LogFixture.eventually(() -> followers(fixture) == 1);
      sendAll(fixture, "before", EACH);
      copying.hold();
      sendAll(fixture, "unseen", 2);
      primary.kill();
    }
    replica.ask("REPLICAOF NO ONE");
    try (LogFixture after = open(replica, 0)) {
      Set<String> lost = new HashSet<>(answered);
      after.keys().forEach(lost::remove);
      sendAll(after, "before", EACH);
      sendAll(after, "unseen", 2);
      assertThat(after.keys())
          .as("each once")
          .hasSize(SENDERS * (EACH + 2))
          .doesNotHaveDuplicates();
      return lost;
    }
  }

  private static long followers(LogFixture fixture) throws Exception {
    return fixture.redis.ask(commands -> commands.waitForReplication(1, 100));
  }

  private void sendAll(LogFixture fixture, String name, int each) throws Exception {
    List<Callable<Void>> senders = new ArrayList<>();
    for (int sender = 0; sender < SENDERS; sender++) {
      String prefix = name + "-" + sender + "-";
      senders.add(() -> send(fixture, prefix, each));
    }
    try (ExecutorService executor = Executors.newFixedThreadPool(SENDERS)) {
      for (var sent : executor.invokeAll(senders)) {
        sent.get();
      }
    }
  }

  private Void send(LogFixture fixture, String prefix, int each) {
    for (int i = 0; i < each; i++) {
      try {
        fixture.append(prefix + i);
        answered.add(prefix + i);
      } catch (LogUnavailableException e) {
        assertThat(e).hasMessageContaining("Send it again");
      }
    }
    return null;
  }
}
