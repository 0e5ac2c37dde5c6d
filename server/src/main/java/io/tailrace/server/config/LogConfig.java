package io.tailrace.server.config;

import io.tailrace.core.log.Retention;
import io.tailrace.core.settings.Setting;
import io.tailrace.log.redis.RedisLogConfig;

/**
 * The log. Immutable, safe to share between threads.
 *
 * @param url the engine: {@code sqlite}, or Redis by its URL
 * @param redis what matters only there
 */
public record LogConfig(
    @Setting(
            key = "log.url",
            type = LogUrlType.class,
            byDefault = "sqlite",
            meaning =
                "The engine that keeps what was received. Redis can be shared by several"
                    + " processes.")
        String url,
    Retention retention,
    RedisLogConfig redis) {

  /** Whether several processes may share it. */
  public boolean isShared() {
    return LogUrlType.isRedis(url);
  }

  /** Without the password that the URL may hold. */
  @Override
  public String toString() {
    return "LogConfig[" + LogUrlType.masked(url) + "]";
  }
}
