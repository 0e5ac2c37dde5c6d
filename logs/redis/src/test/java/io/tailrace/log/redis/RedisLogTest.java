package io.tailrace.log.redis;

import io.tailrace.core.log.Pins;
import io.tailrace.core.log.Retention;
import io.tailrace.testkit.log.EventLogContract;
import io.tailrace.testkit.log.TrialLog;
import io.tailrace.testkit.redis.RedisServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** One server for all; each trial under a name of its own. */
@Tag("full")
class RedisLogTest extends EventLogContract {
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
  public TrialLog open(Retention retention, Pins pins, InstantSource clock) {
    return new RedisTrial(server, "trial-" + ++trials, retention, pins, clock);
  }
}
