package io.tailrace.log.redis;

import io.tailrace.core.engine.EngineUrl;
import io.tailrace.core.settings.BadValueException;
import java.util.List;

/** Where Redis is, with or without TLS, by itself or by its sentinels. Immutable. */
record RedisUrl() implements EngineUrl {
  private static final List<String> STARTS =
      List.of("redis://", "rediss://", "redis-sentinel://", "rediss-sentinel://");

  @Override
  public String form() {
    return "redis://host:port/db";
  }

  @Override
  public boolean isFor(String url) {
    return STARTS.stream().anyMatch(url::startsWith);
  }

  @Override
  public void check(String url) {
    try {
      RedisAddress.of(url);
    } catch (IllegalArgumentException e) {
      throw new BadValueException(e.getMessage());
    }
  }

  @Override
  public String shown(String url) {
    return RedisAddress.of(url).toString();
  }
}
