package io.tailrace.log.redis;

import io.tailrace.core.Check;
import io.tailrace.core.Loop;
import io.tailrace.core.log.AppendOutcome;
import io.tailrace.core.log.EventLog;
import io.tailrace.core.log.LogReader;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.NewRecord;
import io.tailrace.core.log.Pins;
import io.tailrace.core.log.Quarantine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongUnaryOperator;

/**
 * The log in Redis: one stream per partition, the ids of each day in a hash, and one script that
 * looks for duplicates and appends. As durable as Redis is configured; {@link RedisDurability} says
 * how far. Several processes may have it open. Opening never fails: while Redis cannot be used,
 * {@link #append} says so. Safe for use by many threads; callers may be virtual.
 */
public final class RedisLog implements EventLog {
  private static final Duration CLOSES_WITHIN = Duration.ofSeconds(5);
  private static final Duration REMIND = Duration.ofMillis(20);

  private final RedisLogParts parts;
  private final RedisLogReads reads;
  private final RedisQuarantineReads quarantine;
  private final FillingWatch filling;
  private final RedisHousekeeping housekeeping;
  private final AppendSender sender;
  private final Loop keeping;

  /** A thread of its own: it must go on when Redis hangs, and until the last caller is answered. */
  private final Loop reminding;

  private volatile boolean closed;

  private RedisLog(RedisLogParts parts, Pins pins, LongUnaryOperator room) {
    this.parts = parts;
    this.reads = new RedisLogReads(parts);
    this.quarantine = new RedisQuarantineReads(parts);
    this.filling = new FillingWatch(parts);
    this.housekeeping =
        new RedisHousekeeping(parts, new RedisRetentionPlanner(parts, reads, pins, room), filling);
    this.sender = new AppendSender(parts);
    this.keeping = housekeeping.loop();
    this.reminding = Loop.every(REMIND, "log-deadlines", sender::remind).finishing(sender::remind);
  }

  /** Opens the log, makes it where there is none, and returns once that was tried. */
  public static RedisLog open(
      Redis redis, RedisLogSettings settings, Pins pins, InstantSource clock) {
    RedisLogParts parts = RedisLogParts.of(redis, settings, clock);
    return open(parts, pins, held -> parts.limit().bytes() - held);
  }

  /**
   * Opens the log with a given measure of room.
   *
   * @param room how many bytes there are yet, by how many are held
   */
  static RedisLog open(RedisLogParts parts, Pins pins, LongUnaryOperator room) {
    RedisLog log = new RedisLog(parts, pins, room);
    parts.redis().add(parts.limit());
    parts.redis().add(parts.identity());
    log.keeping.start();
    log.reminding.start();
    return log;
  }

  @Override
  public List<AppendOutcome> append(List<NewRecord> records, Instant deadline)
      throws LogUnavailableException {
    records.forEach(RedisLog::check);
    if (records.isEmpty()) {
      return List.of();
    }
    long until = System.nanoTime() + nanosUntil(deadline);
    List<AppendOutcome> outcomes = keep(records, until);
    List<NewRecord> reused = new ArrayList<>();
    for (int i = 0; i < outcomes.size(); i++) {
      if (outcomes.get(i) == AppendOutcome.REUSED) {
        reused.add(records.get(i).reused());
      }
    }
    if (!reused.isEmpty()) {
      keep(reused, until);
    }
    return outcomes;
  }

  private List<AppendOutcome> keep(List<NewRecord> records, long until)
      throws LogUnavailableException {
    String fault = parts.redis().fault();
    if (fault != null) {
      throw new LogUnavailableException(fault + ". This was not kept: send it again");
    }
    AppendCall call = new AppendCall(stamped(records), parts.identity().partitions(), until);
    parts.load().enter();
    try {
      parts.queue().offer(call);
      sender.send();
      return call.await();
    } finally {
      parts.load().leave();
    }
  }

  /** By a clock that was set they would be in the future for as long as it was wrong. */
  private List<NewRecord> stamped(List<NewRecord> records) {
    return records.stream()
        .map(record -> record.at(parts.clock().believable(record.receivedAt())))
        .toList();
  }

  private long nanosUntil(Instant deadline) throws LogUnavailableException {
    Duration left = Duration.between(parts.clock().instant(), deadline);
    if (left.isNegative() || left.isZero()) {
      throw new LogUnavailableException(
          "its time was over before it was sent: this was not kept. Send it again");
    }
    return left.compareTo(Duration.ofHours(1)) > 0 ? TimeUnit.HOURS.toNanos(1) : left.toNanos();
  }

  /** A caller's mistake must not fail the group that others share. */
  private static void check(NewRecord record) {
    Objects.requireNonNull(record.feed());
    Objects.requireNonNull(record.key());
    Objects.requireNonNull(record.kind());
    Objects.requireNonNull(record.source());
    Objects.requireNonNull(record.receivedAt());
    Objects.requireNonNull(record.body());
  }

  @Override
  public LogReader reader() {
    return reads;
  }

  @Override
  public Quarantine quarantine() {
    return quarantine;
  }

  @Override
  public boolean busy() {
    return parts.load().busy();
  }

  @Override
  public Check check() {
    if (closed) {
      return Check.failed("the log is closed; it opens again when Tailrace is started");
    }
    String fault = parts.redis().fault();
    String wrong = fault == null ? parts.trouble().orNull() : fault;
    return wrong == null ? Check.OK : Check.failed(wrong);
  }

  /**
   * How often since the start Redis turned out to hold another log, or less than it had
   * acknowledged.
   */
  public long rollbacks() {
    return parts.identity().replaced();
  }

  /** That there is soon no room in it, and what fills it, for people; nothing while there is. */
  public Optional<String> filling() {
    try {
      return filling.warning();
    } catch (LogUnavailableException e) {
      // Its check says so.
      return Optional.empty();
    }
  }

  /** Numbers to show and to count. */
  public RedisLogStats stats() {
    return new RedisLogStats(
        parts.ends().bytes(),
        parts.limit().bytes(),
        parts.ends().records(),
        parts.counters().groups(),
        parts.counters().records(),
        parts.load().sharing(),
        parts.queue().depth());
  }

  /**
   * Applies retention now, instead of within seconds, and returns when it is done: for tests and
   * tools.
   */
  public void retain() throws LogUnavailableException {
    housekeeping.retain();
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    parts.queue().close();
    keeping.stop();
    reads.close();
    // It ends when the last caller is answered.
    reminding.close(CLOSES_WITHIN);
    keeping.close(CLOSES_WITHIN);
    parts.redis().remove(parts.identity());
    parts.redis().remove(parts.limit());
    parts.identity().leave(parts.redis());
  }
}
