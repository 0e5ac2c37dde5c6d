package io.tailrace.log.redis;

import io.tailrace.core.log.EventLog;
import io.tailrace.core.log.Pins;
import io.tailrace.core.log.Retention;
import io.tailrace.testkit.log.TrialLog;
import io.tailrace.testkit.redis.RedisServer;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A {@link RedisLog} with one partition under the contract. A crash kills Redis and leaves our side
 * without a farewell.
 */
final class RedisTrial implements TrialLog {
  private final AtomicLong free = new AtomicLong(Long.MAX_VALUE / 2);
  private final RedisServer server;
  private final String name;
  private final RedisLogSettings settings;
  private final Pins pins;
  private final InstantSource clock;
  private Redis redis;
  private RedisLog log;

  RedisTrial(RedisServer server, String name, Retention retention, Pins pins, InstantSource clock) {
    this.server = server;
    this.name = name;
    this.settings = RedisLogSettings.DEFAULT.withPartitions(1).withRetention(retention);
    this.pins = pins;
    this.clock = clock;
    open();
  }

  private void open() {
    redis = Redis.connect(RedisAddress.of(server.url()), name);
    log = RedisLog.open(RedisLogParts.of(redis, settings, clock), pins, any -> free.get());
  }

  @Override
  public EventLog log() {
    return log;
  }

  @Override
  public void reopen() {
    close();
    open();
  }

  @Override
  public void crash() throws IOException {
    server.kill();
    close();
    server.start();
    open();
  }

  @Override
  public void retain() throws Exception {
    log.retain();
  }

  @Override
  public void freeBytes(long bytes) {
    free.set(bytes);
  }

  @Override
  public void close() {
    log.close();
    redis.close();
  }
}
