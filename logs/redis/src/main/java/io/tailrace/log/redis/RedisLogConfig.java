package io.tailrace.log.redis;

import io.tailrace.core.lease.LeaseTimes;
import io.tailrace.core.log.Retention;
import io.tailrace.core.settings.Section;
import io.tailrace.core.settings.Setting;
import java.time.Duration;

/**
 * What can be set about a log on Redis beside its URL. Immutable, safe to share between threads.
 *
 * @param maxBytes 0 for {@code auto}
 */
public record RedisLogConfig(
    @Setting(
            key = "log.name",
            pattern = "[a-z0-9][a-z0-9_-]{0,62}",
            form = "small letters, digits, `-` and `_`",
            byDefault = "tailrace",
            meaning =
                "Redis: begins the name of every key, so that several logs can share a Redis.")
        String name,
    @Setting(
            key = "log.partitions",
            min = "1",
            max = "" + RedisLogSettings.MAX_PARTITIONS,
            byDefault = "8",
            meaning =
                "Redis: how many parts the log has, and so how many batches of a sink can be"
                    + " written at once. Fixed when the log is made.")
        int partitions,
    @Setting(
            key = "log.max-bytes",
            type = MaxBytesType.class,
            byDefault = "auto",
            meaning =
                "Redis: what records and remembered ids may take; beyond that requests are answered"
                    + " 503. `auto` is three quarters of Redis' `maxmemory`, or 1 GiB without one."
                    + " Ids alone take about 1 GiB for each million events a day.")
        long maxBytes,
    @Setting(
            key = "log.wait-replicas",
            min = "0",
            max = "16",
            byDefault = "0",
            meaning =
                "Redis: how many replicas must have an event before it is answered, so that a"
                    + " failover loses none; otherwise 503. Run one replica more than that.")
        int waitReplicas,
    @Setting(
            key = "log.keep-after-consumed",
            min = "0s",
            max = "3650d",
            byDefault = "1h",
            meaning =
                "Redis: how long a record that every sink has is kept: so far back `replay` reaches.")
        Duration keepAfterConsumed,
    LeaseTimes lease,
    @Setting(
            key = "log.require-durable",
            byDefault = "false",
            meaning =
                "Redis: refuse to start where its settings can lose what was answered, or may not"
                    + " be read, instead of warning.")
        boolean requireDurable,
    RedisLogin login) {
  static final RedisLogConfig DEFAULT = Section.of(RedisLogConfig.class).byDefault();

  /** The log so configured, which keeps at most as long as any log. */
  public RedisLogSettings settings(Retention any) {
    return new RedisLogSettings(
        partitions,
        maxBytes,
        new Retention(keepAfterConsumed, any.keepAtMost(), 0, any.deduplication()),
        waitReplicas,
        RedisLogSettings.Queue.DEFAULT);
  }
}
