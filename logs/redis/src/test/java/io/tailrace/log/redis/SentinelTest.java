package io.tailrace.log.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.testkit.redis.RedisServer;
import io.tailrace.testkit.store.InMemoryConsumerStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The primary dies, Sentinel makes its replica the primary, and the log goes on there. */
@Tag("full")
class SentinelTest {
  @TempDir Path folder;

  @Test
  void goesOnWithTheNewPrimary() throws Exception {
    try (RedisServer primary = RedisServer.start(in("primary"));
        RedisServer replica = RedisServer.start(in("replica"), following(primary));
        RedisServer sentinel = RedisServer.sentinel(in("sentinel"), primary)) {
      RedisAddress address =
          RedisAddress.of("redis-sentinel://127.0.0.1:" + sentinel.port() + "/0#main");
      try (LogFixture fixture =
          new LogFixture(
              address, RedisLogSettings.DEFAULT, new InMemoryConsumerStore(Set.of()).pins())) {
        fixture.append("before");
        UUID id = fixture.log.reader().logId();
        LogFixture.eventually(
            () -> fixture.redis.ask(commands -> commands.waitForReplication(1, 500)) == 1);
        // Else Sentinel does not know yet whom to choose.
        try (Redis watcher =
            Redis.connect(RedisAddress.of("redis://127.0.0.1:" + replica.port()), "x")) {
          assertThat(watcher.fault()).contains("takes no writes");
        }
        LogFixture.eventually(() -> knowsAReplica(sentinel));
        primary.kill();
        fixture.appendEventually("after");
        assertThat(fixture.keys()).containsExactlyInAnyOrder("before", "after");
        assertThat(fixture.log.reader().logId()).as("nothing was lost").isEqualTo(id);
        LogFixture.eventually(() -> fixture.log.check().ok());
      }
    }
  }

  private static boolean knowsAReplica(RedisServer sentinel) throws Exception {
    return Files.readString(sentinel.folder().resolve("sentinel.conf")).contains("known-replica");
  }

  private Path in(String name) throws Exception {
    return Files.createDirectory(folder.resolve(name));
  }

  private static List<String> following(RedisServer primary) {
    List<String> options = new ArrayList<>(RedisServer.DURABLE);
    options.addAll(List.of("--replicaof", "127.0.0.1", "" + primary.port()));
    return options;
  }
}
