package io.tailrace.log.redis;

import io.tailrace.core.SteadyClock;
import io.tailrace.core.log.AppendLoad;
import java.time.InstantSource;

/** What the log's threads and readers share. Immutable; its parts are safe for many threads. */
record LogParts(
    Redis redis,
    RedisLogSettings settings,
    SteadyClock clock,
    Identity identity,
    LogEnds ends,
    LogLimit limit,
    AppendQueue queue,
    Trouble trouble,
    AppendLoad load,
    Counters counters) {

  static LogParts of(Redis redis, RedisLogSettings settings, InstantSource clock) {
    LogEnds ends = new LogEnds(settings.partitions());
    return new LogParts(
        redis,
        settings,
        SteadyClock.of(clock),
        new Identity(redis.keys(), settings.partitions(), ends),
        ends,
        new LogLimit(settings.maxBytes()),
        new AppendQueue(settings.queue()),
        new Trouble(),
        new AppendLoad(),
        new Counters());
  }

  Keys keys() {
    return redis.keys();
  }
}
