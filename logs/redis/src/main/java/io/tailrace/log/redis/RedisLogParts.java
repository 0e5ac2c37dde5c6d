package io.tailrace.log.redis;

import io.tailrace.core.SteadyClock;
import io.tailrace.core.log.AppendLoad;
import java.time.InstantSource;

/** What the log's threads and readers share. Immutable; its parts are safe for many threads. */
record RedisLogParts(
    Redis redis,
    RedisLogSettings settings,
    SteadyClock clock,
    RedisIdentity identity,
    LogEnds ends,
    LogLimit limit,
    RedisAppendQueue queue,
    AppendFailure trouble,
    AppendLoad load,
    RedisCounters counters) {

  static RedisLogParts of(Redis redis, RedisLogSettings settings, InstantSource clock) {
    LogEnds ends = new LogEnds(settings.partitions());
    return new RedisLogParts(
        redis,
        settings,
        SteadyClock.of(clock),
        new RedisIdentity(redis.keys(), settings.partitions(), ends),
        ends,
        new LogLimit(settings.maxBytes()),
        new RedisAppendQueue(settings.queue()),
        new AppendFailure(),
        new AppendLoad(),
        new RedisCounters());
  }

  Keys keys() {
    return redis.keys();
  }
}
