package io.tailrace.log.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;

/**
 * Two connections to one server: appends have theirs to themselves, so that no large read stands
 * before them. Neither comes back by itself: a new session is looked at first. Safe for use by many
 * threads.
 */
final class RedisSession implements AutoCloseable {
  private final StatefulRedisConnection<byte[], byte[]> forAppends;
  private final StatefulRedisConnection<byte[], byte[]> forTheRest;

  private RedisSession(
      StatefulRedisConnection<byte[], byte[]> forAppends,
      StatefulRedisConnection<byte[], byte[]> forTheRest) {
    this.forAppends = forAppends;
    this.forTheRest = forTheRest;
  }

  /** Both connections, made one after the other. */
  static RedisSession open(RedisClient client) {
    StatefulRedisConnection<byte[], byte[]> first = client.connect(ByteArrayCodec.INSTANCE);
    try {
      return new RedisSession(first, client.connect(ByteArrayCodec.INSTANCE));
    } catch (RuntimeException e) {
      close(first);
      throw e;
    }
  }

  RedisAsyncCommands<byte[], byte[]> appends() {
    return forAppends.async();
  }

  RedisAsyncCommands<byte[], byte[]> commands() {
    return forTheRest.async();
  }

  boolean isOpen() {
    return forAppends.isOpen() && forTheRest.isOpen();
  }

  /** Does not wait: what is under way ends with a failure. */
  @Override
  public void close() {
    close(forAppends);
    close(forTheRest);
  }

  private static void close(StatefulRedisConnection<byte[], byte[]> connection) {
    if (connection.isOpen()) {
      var unused = connection.closeAsync();
    }
  }
}
