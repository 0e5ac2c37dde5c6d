package io.tailrace.server;

import io.tailrace.core.consumer.ConsumerStore;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.engine.EngineRefusedException;
import io.tailrace.core.lease.Lease;
import io.tailrace.core.lease.LeaseTimes;
import io.tailrace.core.log.EventLog;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.Position;
import io.tailrace.log.redis.Redis;
import io.tailrace.log.redis.RedisAddress;
import io.tailrace.log.redis.RedisConsumerStore;
import io.tailrace.log.redis.RedisLog;
import io.tailrace.log.redis.RedisLogSettings;
import io.tailrace.log.redis.SinkTroubles.Trouble;
import io.tailrace.pipeline.Closing;
import io.tailrace.pipeline.ConsumerGroup;
import io.tailrace.pipeline.Hosts;
import io.tailrace.pipeline.PartitionStatus;
import io.tailrace.pipeline.PipelineGauges;
import io.tailrace.pipeline.SharedWork;
import io.tailrace.pipeline.SinkSource;
import io.tailrace.pipeline.Storage;
import io.tailrace.server.config.LogConfig;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** The log on a Redis, which several processes share. Safe for use by many threads. */
final class RedisStorage implements Storage {
  private final Closing closing = new Closing();
  private final String worker = worker();
  private final RedisWatch watch;
  private final RedisConsumerStore store;
  private final RedisLog log;
  private final LeaseTimes leaseTimes;
  private final InstantSource clock;

  private RedisStorage(Redis redis, Set<String> sinks, LogConfig config, InstantSource clock) {
    RedisLogSettings settings = settings(config);
    closing.add("the connection to Redis", redis);
    this.watch = closing.add("the watch over Redis' settings", RedisWatch.over(redis, settings));
    this.clock = clock;
    this.leaseTimes = config.redis().lease();
    this.store = RedisConsumerStore.open(redis, sinks, worker);
    this.log = closing.add("the log", RedisLog.open(redis, settings, store.pins(), clock));
  }

  /**
   * Connects to Redis; a Redis that is away is waited for.
   *
   * @throws EngineRefusedException this Redis cannot be used, or may not be
   * @throws IOException it may only be used once its settings were seen, and they cannot be now
   */
  static RedisStorage open(Set<String> sinks, LogConfig config, InstantSource clock)
      throws EngineRefusedException, IOException {
    Redis redis = Redis.connect(RedisAddress.of(config.url()), config.redis().name());
    try {
      RedisWatch.check(redis, settings(config), config.redis().requireDurable());
      return new RedisStorage(redis, sinks, config, clock);
    } catch (EngineRefusedException | IOException | RuntimeException e) {
      redis.close();
      throw e;
    }
  }

  private static RedisLogSettings settings(LogConfig config) {
    return config.redis().settings(config.retention());
  }

  /** For people where it runs, and by chance no other's. */
  private static String worker() {
    return Hosts.name() + ":" + ProcessHandle.current().pid() + ":" + new Random().nextInt(1 << 20);
  }

  @Override
  public EventLog log() {
    return log;
  }

  @Override
  public ConsumerStore store() {
    return store;
  }

  @Override
  public AutoCloseable work(ConsumerGroup crew) throws LogUnavailableException {
    // Asked for its id first, since how many partitions there are is known only with it.
    log.reader().logId();
    store.announceSinks(clock);
    store.announceTroubles(crew::working, clock);
    return SharedWork.start(crew, log.reader().partitions(), store.leases(), worker, leaseTimes);
  }

  @Override
  public List<PartitionStatus> elsewhere(SinkSource sink, Set<Integer> here)
      throws StoreUnavailableException {
    Map<String, String> owners = owners();
    Map<Integer, Trouble> troubles = store.troubles().of(sink.name());
    List<PartitionStatus> standings = new ArrayList<>();
    for (int partition = 0; partition < log.reader().partitions(); partition++) {
      if (!here.contains(partition)) {
        String owner = owners.get(SharedWork.leaseOf(sink, partition));
        Position position = store.positions().committed(sink.name(), partition).orElse(null);
        standings.add(elsewhere(partition, owner, position, troubles.get(partition)));
      }
    }
    return standings;
  }

  private static PartitionStatus elsewhere(
      int partition, String owner, Position position, Trouble trouble) {
    return owner == null || trouble == null
        ? PartitionStatus.elsewhere(partition, owner != null, position)
        : new PartitionStatus(
            partition,
            trouble.state().text(),
            trouble.state().healthy(),
            position,
            trouble.error() + " (says the worker " + shown(owner) + ")",
            trouble.at());
  }

  /** Without what makes it like no other. */
  private static String shown(String owner) {
    return owner.substring(0, Math.max(0, owner.lastIndexOf(':')));
  }

  /** By lease. */
  private Map<String, String> owners() throws StoreUnavailableException {
    return store.leases().held().stream().collect(Collectors.toMap(Lease::name, Lease::owner));
  }

  @Override
  public boolean mayAskForNames() throws StoreUnavailableException {
    return store.leases().acquire("names", worker, NamesKeeper.ONE_AT_A_TIME).isPresent();
  }

  @Override
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>(watch.warnings());
    log.filling().ifPresent(warnings::add);
    return warnings;
  }

  @Override
  public void showIn(PipelineGauges gauges) {
    gauges.logBytes(this::bytes);
    gauges.logMaxBytes(() -> log.stats().maxBytes());
    gauges.rollbacks(log::rollbacks);
    gauges.durability(watch::count);
  }

  /** What was heard last says nothing while Redis is away. */
  private double bytes() throws LogUnavailableException {
    log.reader().logId();
    return log.stats().bytes();
  }

  @Override
  public void close() {
    closing.close();
  }
}
