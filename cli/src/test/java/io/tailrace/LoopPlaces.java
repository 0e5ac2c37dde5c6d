package io.tailrace;

import java.util.Map;

/** Every place that makes a loop, with how the names of its loops begin. Stateless. */
public final class LoopPlaces {
  /** By class, below {@code io.tailrace}. A new one belongs here. */
  public static final Map<String, String> ALL =
      Map.ofEntries(
          Map.entry("core.consumer.ConsumerLoop", "consumer-"),
          Map.entry("core.lease.LeaseLoop", "leases"),
          Map.entry("dashboard.stream.Streams", "dashboard streams"),
          Map.entry("log.redis.EndWatch", "log-ends"),
          Map.entry("log.redis.RedisHousekeeping", "log-retention"),
          Map.entry("log.redis.Redis", "redis-watch"),
          Map.entry("log.redis.RedisLog", "log-deadlines"),
          Map.entry("log.redis.RedisWatch", "redis-settings"),
          Map.entry("log.sqlite.SqliteHousekeeping", "log-housekeeping"),
          Map.entry("log.sqlite.LogWriter", "log-writer"),
          Map.entry("log.sqlite.SqliteLog", "log-deadlines"),
          Map.entry("pipeline.Pipeline", "sinks-start"),
          Map.entry("server.DataFolder", "folder-lock"),
          Map.entry("sink.database.DatabaseHousekeeping", "housekeeping"),
          Map.entry("server.NamesKeeper", "names"),
          Map.entry("server.Startup", "startup"),
          Map.entry("server.stall.StallLedger", "stall-ledger"),
          Map.entry("receiver.jetty.ConnectionSweep", "connections"));

  private LoopPlaces() {}
}
