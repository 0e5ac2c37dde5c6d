package io.tailrace.log.redis;

import io.tailrace.core.lease.Leases;
import io.tailrace.testkit.lease.LeaseContract;
import io.tailrace.testkit.lease.TrialLeases;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class RedisLeasesTest extends LeaseContract {
  @TempDir static Path folder;
  private static RedisProcess server;
  private static int trials;

  @BeforeAll
  static void startRedis() throws IOException {
    server = RedisProcess.start(folder);
  }

  @AfterAll
  static void stopRedis() {
    server.close();
  }

  @Override
  protected TrialLeases open() {
    Redis redis = Redis.connect(server.address(), "trial-" + ++trials);
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
