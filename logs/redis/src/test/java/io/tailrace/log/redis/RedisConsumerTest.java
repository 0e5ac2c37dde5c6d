package io.tailrace.log.redis;

import io.tailrace.core.consumer.ConsumerStore;
import io.tailrace.core.log.EventLog;
import io.tailrace.testkit.consumer.ConsumerContract;
import io.tailrace.testkit.redis.RedisServer;
import io.tailrace.testkit.store.InMemoryConsumerStore;
import io.tailrace.testkit.time.SettableClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Consumers on this log with this store. */
@Tag("full")
class RedisConsumerTest extends ConsumerContract {
  @TempDir static Path folder;
  private static RedisServer server;
  private static int trials;
  private Redis redis;

  @BeforeAll
  static void startRedis() throws IOException {
    server = RedisServer.start(folder);
  }

  @AfterAll
  static void stopRedis() {
    server.close();
  }

  @AfterEach
  void disconnect() {
    redis.close();
  }

  @Override
  protected EventLog openLog(SettableClock clock) {
    redis = Redis.connect(RedisAddress.of(server.url()), "trial-" + ++trials);
    var nobody = new InMemoryConsumerStore(Set.of()).pins();
    return RedisLog.open(redis, RedisLogSettings.DEFAULT.withPartitions(1), nobody, clock);
  }

  @Override
  protected ConsumerStore openStore(SettableClock clock) {
    return RedisConsumerStore.open(redis, Set.of("scripted"), "worker");
  }
}
