package io.tailrace.log.redis;

import io.tailrace.core.engine.EngineUrl;
import io.tailrace.core.engine.StoreEngine;
import io.tailrace.core.engine.StoreSource;
import java.nio.file.Path;

/** The small store on a Redis, with leases: several processes share it. Immutable. */
public record RedisStoreEngine() implements StoreEngine<RedisStoreConfig> {

  @Override
  public EngineUrl url() {
    return new RedisUrl();
  }

  @Override
  public Class<RedisStoreConfig> settings() {
    return RedisStoreConfig.class;
  }

  @Override
  public boolean isShared() {
    return true;
  }

  @Override
  public StoreSource source(String url, Path folder, RedisStoreConfig settings) {
    return new RedisStoreSource(new RedisPlace(url, settings.log(), settings.login()));
  }
}
