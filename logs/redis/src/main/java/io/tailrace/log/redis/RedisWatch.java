package io.tailrace.log.redis;

import io.tailrace.core.Loop;
import io.tailrace.core.engine.EngineRefusedException;
import io.tailrace.log.redis.RedisDurability.Finding;
import io.tailrace.log.redis.RedisDurability.Risk;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at what Redis is set to keep, at the start and once a minute after it, since a setting may
 * change and a failover leads to another server. Safe for use by many threads.
 */
final class RedisWatch implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RedisWatch.class);
  private static final Duration EVERY = Duration.ofMinutes(1);
  private static final Duration WHILE_UNKNOWN = Duration.ofSeconds(1);
  private static final Set<Risk> NOT_DURABLE = EnumSet.of(Risk.LOSS, Risk.UNKNOWN);
  private static final String NOT_ASKED =
      "Redis could not be asked for its settings yet: whether what was answered survives a restart"
          + " or a failover is not known. It is asked again every second";
  private final Redis redis;
  private final RedisLogSettings settings;
  private final Loop loop;
  private volatile Optional<List<Finding>> found = Optional.empty();

  private RedisWatch(Redis redis, RedisLogSettings settings) {
    this.redis = redis;
    this.settings = settings;
    this.loop = Loop.of("redis-settings", this::turn);
  }

  static RedisWatch over(Redis redis, RedisLogSettings settings) {
    RedisWatch watch = new RedisWatch(redis, settings);
    watch.look();
    watch.loop.start();
    return watch;
  }

  /**
   * Looks once, before anything is kept.
   *
   * @param strict whether {@code log.require-durable} is set
   * @throws EngineRefusedException it cannot be used; or {@code log.require-durable} is set, and it
   *     may lose what was answered
   * @throws IOException {@code log.require-durable} is set, and Redis cannot be asked now
   */
  static void check(Redis redis, RedisLogSettings settings, boolean strict)
      throws EngineRefusedException, IOException {
    Optional<List<Finding>> found = RedisDurability.findings(redis, settings);
    if (found.isEmpty() && strict) {
      throw new IOException(
          "Redis cannot be asked for its settings, and log.require-durable is set");
    }
    for (Finding finding : found.orElse(List.of())) {
      if (finding.risk() == Risk.UNUSABLE) {
        throw new EngineRefusedException(finding.message());
      }
      if (strict && NOT_DURABLE.contains(finding.risk())) {
        throw new EngineRefusedException(
            finding.message() + ". It is refused because log.require-durable is set");
      }
    }
  }

  /** What is amiss now, or was when Redis could last be asked. */
  List<String> warnings() {
    return found
        .map(known -> known.stream().map(Finding::message).toList())
        .orElse(List.of(NOT_ASKED));
  }

  /** How many; NaN until Redis could be asked. */
  double count() {
    return found.map(known -> (double) known.size()).orElse(Double.NaN);
  }

  private Duration turn() {
    look();
    return found.isEmpty() ? WHILE_UNKNOWN : EVERY;
  }

  private void look() {
    Optional<List<Finding>> now = RedisDurability.findings(redis, settings);
    if (now.isPresent()) {
      List<Finding> before = found.orElse(List.of());
      now.get().stream().filter(finding -> !before.contains(finding)).forEach(RedisWatch::say);
      found = now;
    }
  }

  private static void say(Finding finding) {
    log.warn("{} ({})", finding.message(), finding.setting());
  }

  @Override
  public void close() {
    loop.close();
  }
}
