package io.tailrace.log.redis;

import io.tailrace.core.engine.EngineRefusedException;
import io.tailrace.core.log.Retention;
import java.io.IOException;

/**
 * Which Redis, and what is set about it. Log and store in the same place share a connection.
 * Immutable.
 */
record RedisPlace(String url, RedisLogConfig config, RedisLogin login) {

  /** Without the password that the URL may hold. */
  @Override
  public String toString() {
    return RedisAddress.of(url) + " " + config.name();
  }

  /** The log as it is kept there. */
  RedisLogSettings log(Retention retention) {
    return config.settings(retention);
  }

  /**
   * Connects; a Redis that is away is waited for.
   *
   * @throws EngineRefusedException this Redis cannot be used, or may not be
   * @throws IOException it may only be used once its settings were seen, and they cannot be now
   */
  WatchedRedis connect() throws EngineRefusedException, IOException {
    Redis redis = Redis.connect(RedisAddress.of(url).as(login), config.name());
    RedisLogSettings settings = log(Retention.DEFAULT);
    try {
      RedisWatch.check(redis, settings, config.requireDurable());
      return new WatchedRedis(redis, RedisWatch.over(redis, settings));
    } catch (EngineRefusedException | IOException | RuntimeException e) {
      redis.close();
      throw e;
    }
  }
}
