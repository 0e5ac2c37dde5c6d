package io.tailrace.log.redis;

import io.tailrace.core.log.Gap;
import io.tailrace.core.log.GapCause;
import io.tailrace.core.log.KnownGaps;
import io.tailrace.core.log.LogRange;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.LowSpace;
import io.tailrace.core.log.Pins;
import io.tailrace.core.log.Position;
import io.tailrace.core.log.Retention;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides how far retention goes, writes down whom it detaches, and takes the records in small
 * slices. Several processes may do so at once: a trim never goes back. One thread at a time.
 */
final class RedisRetentionPlanner {
  private static final Logger LOG = LoggerFactory.getLogger(RedisRetentionPlanner.class);
  private static final Script TRIM = Script.of("trim");
  private static final Script FORGET = Script.of("writers", "forget");
  private static final int SLICE = 256;
  private static final long MIN_STEP = 1_000;
  private static final long DAY_MILLIS = 86_400_000;

  /** When less than this part of the bytes is free, what every sink has goes at once. */
  private static final int LOW = 5;

  private final RedisLogParts parts;
  private final RedisLogReads reads;
  private final LogQuestions questions;
  private final Pins pins;
  private final LongUnaryOperator room;
  private final LowSpace space = new LowSpace();
  private boolean lowForLong;
  private boolean started;

  RedisRetentionPlanner(
      RedisLogParts parts, RedisLogReads reads, Pins pins, LongUnaryOperator room) {
    this.parts = parts;
    this.reads = reads;
    this.questions = new LogQuestions(parts.redis());
    this.pins = pins;
    this.room = room;
  }

  void retain() throws LogUnavailableException {
    startBehind();
    // While the clock is not sure, nothing is old.
    Instant now = parts.clock().forDeletion().orElse(Instant.EPOCH);
    lowForLong = space.lasts(isLow(), parts.clock().elapsed());
    for (int partition = 0; partition < parts.identity().partitions(); partition++) {
      trim(partition, target(partition, now));
    }
    Instant backfilledAt = questions.backfilledAt();
    forget(now.minus(parts.settings().retention().deduplication(backfilledAt, now)));
  }

  private long target(int partition, Instant now) throws LogUnavailableException {
    Retention retention = parts.settings().retention();
    LogRange stream = questions.stream(partition);
    Map<String, Long> floors = pins.floors(partition);
    long consumed = floors.values().stream().mapToLong(Long::longValue).min().orElse(stream.end());
    long aged = reads.seekInStream(partition, now.minus(retention.keep()));
    long low = Math.max(retention.minFreeBytes(), parts.limit().bytes() / LOW);
    long free = Math.min(Math.max(aged, forRoom(stream, low)), consumed);
    long waited = reads.seekInStream(partition, now.minus(Retention.WAITED_LONG));
    long tooOld = reads.seekInStream(partition, now.minus(retention.keepAtMost()));
    long forRoom = lowForLong ? forRoom(stream, retention.minFreeBytes()) : 0;
    long forced = Math.max(tooOld, Math.min(forRoom, waited));
    if (forced > free) {
      detach(new Range(partition, stream.start(), forced), parts.clock().instant());
    }
    return Math.max(free, forced);
  }

  /** Once: what a start finds is all that tells a wrong clock from a long stop. */
  private void startBehind() throws LogUnavailableException {
    if (!started) {
      questions.newest(parts.identity().partitions()).ifPresent(parts.clock()::startsBehind);
      started = true;
    }
  }

  private boolean isLow() {
    return room.applyAsLong(parts.ends().bytes()) < parts.settings().retention().minFreeBytes();
  }

  /** How far the oldest records must go so that so much is free again; 0 if it is. */
  private long forRoom(LogRange stream, long wanted) {
    long missing = wanted - room.applyAsLong(parts.ends().bytes());
    if (missing <= 0 || stream.start() >= stream.end()) {
      return 0;
    }
    long each = Math.max(1, parts.ends().bytes() / Math.max(1, parts.ends().records()));
    long step = Math.max(MIN_STEP, missing / each / parts.identity().partitions());
    return Math.min(stream.end(), stream.start() + step);
  }

  /** Offsets of one partition, from the first kept to where retention goes. */
  private record Range(int partition, long start, long target) {}

  /** Gaps are the sinks' loss: written before the records go, once for each offset. */
  private void detach(Range range, Instant now) throws LogUnavailableException {
    var known = new KnownGaps(pins.gaps());
    Map<String, Optional<Position>> standings = pins.standings(range.partition());
    for (Map.Entry<String, Optional<Position>> each : standings.entrySet()) {
      var going = new Gap.Span(range.partition(), range.start(), range.target());
      for (Gap.Span span : known.needed(each.getKey(), each.getValue(), going)) {
        lose(each.getKey(), span, now);
      }
    }
  }

  private void lose(String sink, Gap.Span span, Instant now) throws LogUnavailableException {
    long records = going(span.partition(), span.from(), span.to());
    if (records > 0) {
      pins.lost(Gap.found(sink, span, GapCause.RETENTION, now).withRecords(records));
      LOG.error(
          "{} records of partition {}, offsets {} to {}, go before sink {} had them: log.max-bytes"
              + " or log.max-retention leaves no room. The gap is written down",
          records,
          span.partition(),
          span.from(),
          span.to() - 1,
          sink);
    }
  }

  /** A stream has no holes; of these, unresolved quarantine stays. */
  private long going(int partition, long from, long to) throws LogUnavailableException {
    var staying = new LogQuestions.Span(from, to - 1, (int) Math.min(Integer.MAX_VALUE, to - from));
    return to
        - from
        - questions.range(parts.keys().quarantine(partition), partition, staying).size();
  }

  private void trim(int partition, long target) throws LogUnavailableException {
    long start = parts.ends().start(partition);
    long before = start - 1;
    while (start < target && start != before) {
      before = start;
      start =
          (Long)
              questions
                  .run(TRIM, Keys.bytes(partition), Keys.bytes(target), Keys.bytes(SLICE))
                  .get(0);
      parts.ends().trimmed(partition, start);
    }
  }

  /** Ids go by whole days, once their window is over and no record of that day is left. */
  private void forget(Instant before) throws LogUnavailableException {
    long millis = before.toEpochMilli();
    for (int partition = 0; partition < parts.identity().partitions(); partition++) {
      long start = questions.stream(partition).start();
      Instant oldest = reads.lag(Position.at(reads.logId(), partition, start)).oldest();
      millis = oldest == null ? millis : Math.min(millis, oldest.toEpochMilli());
    }
    questions.run(FORGET, Keys.bytes(Math.floorDiv(millis, DAY_MILLIS)));
  }
}
