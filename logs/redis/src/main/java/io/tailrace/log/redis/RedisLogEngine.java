package io.tailrace.log.redis;

import io.tailrace.core.engine.EngineUrl;
import io.tailrace.core.engine.LogEngine;
import io.tailrace.core.engine.LogPlace;
import io.tailrace.core.engine.LogSource;

/** The log on a Redis, which several processes share. Immutable. */
public record RedisLogEngine() implements LogEngine<RedisLogConfig> {

  @Override
  public EngineUrl url() {
    return new RedisUrl();
  }

  @Override
  public Class<RedisLogConfig> settings() {
    return RedisLogConfig.class;
  }

  @Override
  public boolean isShared() {
    return true;
  }

  @Override
  public int partitions(RedisLogConfig settings) {
    return settings.partitions();
  }

  @Override
  public LogSource source(LogPlace place, RedisLogConfig settings) {
    return new RedisLogSource(
        new RedisPlace(place.url(), settings, settings.login()), place.retention());
  }
}
