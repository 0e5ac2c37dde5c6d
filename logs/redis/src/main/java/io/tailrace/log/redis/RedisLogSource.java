package io.tailrace.log.redis;

import io.tailrace.core.backup.BackupPart;
import io.tailrace.core.engine.EngineRefusedException;
import io.tailrace.core.engine.LogSource;
import io.tailrace.core.engine.OpenedLog;
import io.tailrace.core.engine.OpenedStore;
import io.tailrace.core.engine.StoreSource;
import io.tailrace.core.log.Retention;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;

/** The log on a Redis, with the store in the same. Immutable. */
record RedisLogSource(RedisPlace place, Retention retention) implements LogSource {

  @Override
  public Optional<StoreSource> store() {
    return Optional.of(new RedisStoreSource(place));
  }

  @Override
  public BackupPart backup() {
    return BackupPart.elsewhere(
        "The log, in Redis: run redis-cli --rdb log.rdb after the backup, so that the log reaches"
            + " further than the sinks");
  }

  @Override
  public boolean isShared() {
    return true;
  }

  @Override
  public OpenedLog open(OpenedStore store, InstantSource clock)
      throws EngineRefusedException, IOException {
    if (store instanceof OpenedRedisStore same && same.place().equals(place)) {
      return open(same.connection(), store, clock).opened();
    }
    WatchedRedis connection = place.connect();
    return open(connection, store, clock).openedAlone();
  }

  private WatchedRedisLog open(WatchedRedis connection, OpenedStore store, InstantSource clock) {
    var settings = place.log(retention);
    RedisLog log = RedisLog.open(connection.redis(), settings, store.store().pins(), clock);
    return new WatchedRedisLog(log, connection);
  }
}
