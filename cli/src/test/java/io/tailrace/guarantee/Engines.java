package io.tailrace.guarantee;

import io.tailrace.testkit.postgres.PostgresServer;
import io.tailrace.testkit.redis.RedisServer;

/** What the guarantees hold on. */
enum Engines {
  /** All in the data folder. */
  EMBEDDED,
  /** The log on Redis, the database on PostgreSQL. */
  SHARED;

  /** Where nothing was kept yet. */
  Place place() {
    return this == EMBEDDED
        ? Place.inFolder()
        : Place.shared(RedisServer.shared(), PostgresServer.shared());
  }
}
