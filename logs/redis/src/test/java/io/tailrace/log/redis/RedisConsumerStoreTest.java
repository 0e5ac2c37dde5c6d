package io.tailrace.log.redis;

import io.tailrace.core.consumer.ConsumerStore;
import io.tailrace.testkit.redis.RedisServer;
import io.tailrace.testkit.store.ConsumerStoreContract;
import io.tailrace.testkit.store.TrialStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

@Tag("full")
class RedisConsumerStoreTest extends ConsumerStoreContract {
  @TempDir static Path folder;
  private static RedisServer server;
  private static int trials;

  @BeforeAll
  static void startRedis() throws IOException {
    server = RedisServer.start(folder);
  }

  @AfterAll
  static void stopRedis() {
    server.close();
  }

  @Override
  public TrialStore open(Set<String> sinks) {
    return new RedisTrialStore("trial-" + ++trials, sinks);
  }

  /** A crash takes Redis and this process with it. */
  private static final class RedisTrialStore implements TrialStore {
    private final String name;
    private Redis redis;
    private ConsumerStore store;

    RedisTrialStore(String name, Set<String> sinks) {
      this.name = name;
      open(sinks);
    }

    private void open(Set<String> sinks) {
      redis = Redis.connect(RedisAddress.of(server.url()), name);
      store = RedisConsumerStore.open(redis, sinks, "worker");
    }

    @Override
    public ConsumerStore store() {
      return store;
    }

    @Override
    public void reopen(Set<String> sinks) {
      close();
      open(sinks);
    }

    @Override
    public void crash(Set<String> sinks) throws IOException {
      server.kill();
      close();
      server.start();
      open(sinks);
    }

    @Override
    public void close() {
      store.close();
      redis.close();
    }
  }
}
