package io.tailrace.log.redis;

import io.tailrace.core.engine.OpenedStore;
import io.tailrace.core.lease.Workers;
import java.util.List;
import java.util.Optional;

/** The small store, and the connection that a log in the same place uses. Safe for many threads. */
record OpenedRedisStore(RedisPlace place, WatchedRedis connection, RedisConsumerStore store)
    implements OpenedStore {

  @Override
  public Optional<Workers> workers() {
    return Optional.of(new RedisWorkers(store, place.config().lease()));
  }

  @Override
  public List<String> warnings() {
    return connection.watch().warnings();
  }

  @Override
  public void close() {
    connection.close();
  }
}
