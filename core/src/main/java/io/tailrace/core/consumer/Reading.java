package io.tailrace.core.consumer;

import io.tailrace.core.log.LogReader;
import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.ReadLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Reads the records after a sink's position, and notices every missing one. A partition's offsets
 * have no holes, so a record that is missing between two others, or before the log's end, is lost.
 * That is written down before the position moves past it. For one thread.
 */
final class Reading {
  private static final Duration LOOKS_AT_END_EVERY = Duration.ofSeconds(5);
  private final SinkPartition handled;
  private final Losses losses;
  private Instant lookedAtEnd = Instant.MIN;
  private final TreeMap<Long, Long> holes = new TreeMap<>();

  Reading(SinkPartition handled, Losses losses) {
    this.handled = handled;
    this.losses = losses;
  }

  /** The records from this offset on, within the limit. */
  List<LogRecord> from(long offset, ReadLimit limit) throws LogUnavailableException {
    List<LogRecord> records = read(offset, limit);
    long expected = offset;
    for (LogRecord record : records) {
      skip(expected, record.offset());
      expected = record.offset() + 1;
    }
    return records;
  }

  /**
   * Where to go on if the log has nothing more at or past this offset: the offset itself, or the
   * log's end if what was up to there is lost. Looks at the log only now and then.
   */
  long pastLost(long offset) throws LogUnavailableException {
    Instant now = handled.now();
    if (!now.isBefore(lookedAtEnd) && now.isBefore(lookedAtEnd.plus(LOOKS_AT_END_EVERY))) {
      return offset;
    }
    lookedAtEnd = now;
    // Asked for first: what is appended after it is in the read that follows.
    long end = handled.reader().range(handled.partition()).end();
    if (end <= offset || !read(offset, ReadLimit.ONE).isEmpty()) {
      return offset;
    }
    skip(offset, end);
    return end;
  }

  SinkPartition handled() {
    return handled;
  }

  /** How many offsets without a record this position has passed since it was asked last. */
  long lostBefore(long offset) {
    NavigableMap<Long, Long> passed = holes.headMap(offset, false);
    long lost = passed.entrySet().stream().mapToLong(hole -> hole.getValue() - hole.getKey()).sum();
    passed.clear();
    return lost;
  }

  private List<LogRecord> read(long offset, ReadLimit limit) throws LogUnavailableException {
    LogReader reader = handled.reader();
    return reader.read(handled.partition(), offset, limit);
  }

  private void skip(long from, long to) throws LogUnavailableException {
    if (to < from) {
      throw new IllegalStateException(
          "the log gave offset " + to + " where " + from + " or a later one was asked for");
    }
    if (to > from) {
      losses.missing(from, to);
      holes.put(from, to);
    }
  }
}
