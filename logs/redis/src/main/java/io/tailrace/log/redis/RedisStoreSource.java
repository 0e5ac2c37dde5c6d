package io.tailrace.log.redis;

import io.tailrace.core.backup.BackupPart;
import io.tailrace.core.engine.EngineRefusedException;
import io.tailrace.core.engine.OpenedStore;
import io.tailrace.core.engine.StoreSource;
import io.tailrace.core.engine.StoreUser;
import java.io.IOException;

/** The small store on a Redis. Immutable. */
record RedisStoreSource(RedisPlace place) implements StoreSource {

  @Override
  public BackupPart backup() {
    return BackupPart.elsewhere(
        "Positions and dead letters, in Redis: redis-cli --rdb has them too");
  }

  @Override
  public OpenedStore open(StoreUser user) throws EngineRefusedException, IOException {
    WatchedRedis connection = place.connect();
    RedisConsumerStore store =
        RedisConsumerStore.open(connection.redis(), user.sinks(), user.worker());
    return new OpenedRedisStore(place, connection, store);
  }
}
