package io.tailrace.log.redis;

import io.tailrace.core.log.Pins;
import io.tailrace.core.log.Retention;
import io.tailrace.testkit.log.TrialLog;
import io.tailrace.testkit.log.WrongClockContract;
import io.tailrace.testkit.redis.RedisServer;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

@Tag("full")
class WrongClockTest extends WrongClockContract {
  @TempDir Path folder;
  private RedisServer server;

  @BeforeEach
  void startRedis() throws Exception {
    server = RedisServer.start(folder);
  }

  @AfterEach
  void stopRedis() {
    server.close();
  }

  @Override
  protected TrialLog open(Retention retention, Pins pins, InstantSource clock) {
    return new RedisTrial(server, "tailrace", retention, pins, clock);
  }
}
