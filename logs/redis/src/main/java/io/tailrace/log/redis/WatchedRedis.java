package io.tailrace.log.redis;

/** A connection, and the watch over what Redis is set to keep. Safe for use by many threads. */
record WatchedRedis(Redis redis, RedisWatch watch) implements AutoCloseable {
  @Override
  public void close() {
    watch.close();
    redis.close();
  }
}
