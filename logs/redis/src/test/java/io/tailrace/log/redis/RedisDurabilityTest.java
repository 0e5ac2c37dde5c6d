package io.tailrace.log.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.protocol.CommandType;
import io.tailrace.log.redis.RedisDurability.Finding;
import io.tailrace.log.redis.RedisDurability.Risk;
import io.tailrace.testkit.redis.RedisServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a Redis that may lose what was answered. */
class RedisDurabilityTest {
  private static final RedisLogSettings LOG = RedisLogSettings.DEFAULT.withMaxBytes(100L << 20);

  @TempDir Path folder;

  private static List<Finding> findings(Redis redis, RedisLogSettings log) {
    return RedisDurability.findings(redis, log).orElseThrow();
  }

  private List<Finding> findings(String... options) throws Exception {
    List<String> all = new ArrayList<>(RedisServer.DURABLE);
    all.addAll(List.of(options));
    try (RedisServer server = RedisServer.start(folder, all);
        Redis redis = Redis.connect(RedisAddress.of(server.url()), "tailrace")) {
      return RedisDurability.findings(redis, LOG).orElseThrow();
    }
  }

  @Test
  void nothingIsAmissWithOneThatIsSetAsItShouldBe() throws Exception {
    assertThat(findings()).isEmpty();
    assertThat(findings("--maxmemory", "1gb")).isEmpty();
  }

  @Test
  void saysWhatMayLoseAnsweredEvents() throws Exception {
    assertThat(findings("--appendonly", "no"))
        .extracting(Finding::setting)
        .containsExactly("appendonly");
    assertThat(findings("--appendfsync", "everysec", "--no-appendfsync-on-rewrite", "yes"))
        .extracting(Finding::setting)
        .containsExactly("appendfsync", "no-appendfsync-on-rewrite");
    assertThat(findings("--maxmemory", "1gb", "--maxmemory-policy", "allkeys-lru"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.risk()).isEqualTo(Risk.LOSS))
        .satisfies(finding -> assertThat(finding.message()).contains("noeviction", "allkeys-lru"));
  }

  @Test
  void saysWhenMaxBytesLeavesNoRoom() throws Exception {
    assertThat(findings("--maxmemory", "120mb"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.risk()).isEqualTo(Risk.STANDSTILL))
        .satisfies(finding -> assertThat(finding.message()).contains("94371840"));
  }

  @Test
  void saysWhenItMayNotBeAsked() throws Exception {
    try (RedisServer server = RedisServer.start(folder);
        Redis redis = Redis.connect(RedisAddress.of(server.url()), "tailrace")) {
      redis.ask(
          commands ->
              commands.aclSetuser(
                  "app",
                  AclSetuserArgs.Builder.on()
                      .addPassword("s3cret")
                      .allKeys()
                      .allCommands()
                      .removeCommand(CommandType.CONFIG)
                      .removeCommand(CommandType.INFO)
                      .removeCommand(CommandType.ROLE)));
      RedisAddress app = RedisAddress.of("redis://app:s3cret@127.0.0.1:" + server.port());
      try (Redis asApp = Redis.connect(app, "tailrace")) {
        assertThat(asApp.fault()).isNull();
        assertThat(RedisDurability.findings(asApp, LOG).orElseThrow())
            .singleElement()
            .satisfies(finding -> assertThat(finding.risk()).isEqualTo(Risk.UNKNOWN));
      }
    }
  }

  @Test
  void saysThatAReplicaMayBeBehind() throws Exception {
    Path other = Files.createDirectory(folder.resolve("replica"));
    try (RedisServer server = RedisServer.start(folder);
        RedisServer replica =
            RedisServer.start(other, List.of("--replicaof", "127.0.0.1", "" + server.port()));
        Redis redis = Redis.connect(RedisAddress.of(server.url()), "tailrace")) {
      assertThat(replica.port()).isNotEqualTo(server.port());
      LogFixture.eventually(() -> !findings(redis, LOG).isEmpty());
      assertThat(findings(redis, LOG))
          .singleElement()
          .satisfies(finding -> assertThat(finding.risk()).isEqualTo(Risk.LOSS))
          .satisfies(finding -> assertThat(finding.message()).contains("two replicas or more"));
      assertThat(findings(redis, LOG.withWaitReplicas(1)))
          .as("one replica is enough to lose nothing, and too few to go on without it")
          .singleElement()
          .satisfies(finding -> assertThat(finding.risk()).isEqualTo(Risk.STANDSTILL))
          .satisfies(finding -> assertThat(finding.message()).contains("Have 2 replicas or more"));
      redis.ask(commands -> commands.configSet("min-replicas-to-write", "1"));
      assertThat(findings(redis, LOG))
          .as("what used to be advised stops receiving after a failover")
          .singleElement()
          .satisfies(finding -> assertThat(finding.risk()).isEqualTo(Risk.STANDSTILL))
          .satisfies(finding -> assertThat(finding.message()).contains("Have 2 replicas or more"));
    }
  }
}
