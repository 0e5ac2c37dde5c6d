package io.tailrace.server.config;

import io.tailrace.core.settings.BadValueException;
import io.tailrace.core.settings.Given;
import io.tailrace.core.settings.ValueType;
import io.tailrace.log.redis.RedisAddress;
import java.util.List;

/**
 * The type of the setting that chooses the log by its URL. Shown without the password that a URL
 * may hold. Immutable.
 */
record LogUrlType() implements ValueType<String> {
  private static final String SQLITE = "sqlite";
  private static final List<String> REDIS =
      List.of("redis://", "rediss://", "redis-sentinel://", "rediss-sentinel://");

  @Override
  public String read(Given given) {
    String text = given.text();
    if (text.equals(SQLITE)) {
      return text;
    }
    if (isRedis(text)) {
      return redis(text);
    }
    if (text.startsWith("kafka://")) {
      throw new BadValueException(
          "kafka://… is not available in this version; it takes " + expected());
    }
    throw BadValueException.expectedUrl(expected(), text);
  }

  static boolean isRedis(String url) {
    return REDIS.stream().anyMatch(url::startsWith);
  }

  private static String redis(String url) {
    try {
      RedisAddress.of(url);
      return url;
    } catch (IllegalArgumentException e) {
      throw new BadValueException(e.getMessage());
    }
  }

  @Override
  public String expected() {
    return "sqlite or redis://host:port/db";
  }

  @Override
  public String show(String url) {
    return masked(url);
  }

  static String masked(String url) {
    return isRedis(url) ? RedisAddress.of(url).toString() : url;
  }
}
