package io.tailrace.log.redis;

import io.tailrace.core.consumer.Consumer;
import io.tailrace.core.consumer.ConsumerStore;
import io.tailrace.core.consumer.DeadLetters;
import io.tailrace.core.consumer.PositionStore;
import io.tailrace.core.consumer.Replays;
import io.tailrace.core.consumer.Runs;
import io.tailrace.core.consumer.SinkNotes;
import io.tailrace.core.lease.Leases;
import io.tailrace.core.log.Pins;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What consumers must remember, in the Redis that holds the log, for all workers together. All of
 * it is as durable as Redis is, and may be written at maxmemory. Safe for use by many threads.
 */
public final class RedisConsumerStore implements ConsumerStore {
  private final StoreQuestions questions;
  private final Set<String> sinks;
  private final String worker;

  private RedisConsumerStore(StoreQuestions questions, Set<String> sinks, String worker) {
    this.questions = questions;
    this.sinks = sinks;
    this.worker = worker;
  }

  /**
   * The store for these configured sinks. They pin the log until a worker was there; from then on
   * those do that workers announce.
   *
   * @param worker whose runs it counts: the same again after a restart, if that can be
   */
  public static RedisConsumerStore open(Redis redis, Collection<String> sinks, String worker) {
    return new RedisConsumerStore(new StoreQuestions(redis), Set.copyOf(sinks), worker);
  }

  /** From now on, says that this process feeds its sinks: whoever trims the log waits for them. */
  public void announceSinks(InstantSource clock) {
    Redis redis = questions.redis();
    redis.add(new SinkAnnouncement(redis.keys(), sinks, clock));
  }

  /**
   * From now on, tells the other processes when a sink that one of these feeds does not work.
   *
   * @param working the consumers of this process now; asked several times a second
   */
  public void announceTroubles(Supplier<List<Consumer>> working, InstantSource clock) {
    Redis redis = questions.redis();
    redis.add(new TroubleAnnouncement(redis.keys(), working, clock));
  }

  /** What all processes have told so. */
  public SinkTroubles troubles() {
    return new SinkTroubles(questions);
  }

  @Override
  public PositionStore positions() {
    return new RedisPositions(questions);
  }

  @Override
  public SinkNotes notes() {
    return new RedisNotes(questions);
  }

  @Override
  public DeadLetters deadLetters() {
    return new RedisDeadLetters(questions);
  }

  @Override
  public Replays replays() {
    return new RedisReplays(questions);
  }

  @Override
  public Runs runs() {
    return new RedisRuns(questions, worker);
  }

  @Override
  public Pins pins() {
    return new RedisPins(questions, sinks);
  }

  /** Which worker works on what. */
  public Leases leases() {
    return new StoredLeases(questions);
  }

  /** The connection is not its own: nothing to do. */
  @Override
  public void close() {}
}
