package io.tailrace.log.redis;

import io.tailrace.core.lease.Leases;
import io.tailrace.testkit.lease.LeaseContract;
import io.tailrace.testkit.lease.TrialLeases;
import io.tailrace.testkit.redis.RedisServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

@Tag("full")
class RedisLeasesTest extends LeaseContract {
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
  protected TrialLeases open() {
    Redis redis = Redis.connect(RedisAddress.of(server.url()), "trial-" + ++trials);
    RedisConsumerStore store = RedisConsumerStore.open(redis, Set.of(), "worker");
    return new TrialLeases() {
      @Override
      public Leases leases() {
        return store.leases();
      }

      // Redis' own clock decides, and nobody can set it.
      @Override
      public void pass(Duration time) throws InterruptedException {
        Thread.sleep(time.toMillis() + 20);
      }

      @Override
      public void close() {
        redis.close();
      }
    };
  }
}
