package io.tailrace.core.log;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Records that a sink will not get from the log any more: offsets [{@code from}, {@code to}) of one
 * partition. It is open until somebody acknowledges it. Immutable.
 *
 * @param id by which the store knows it; 0 before it is written down
 * @param records how many are lost; {@link #UNKNOWN} where that cannot be told
 * @param at when it was found
 * @param noted who took notice of it, and when; null while it is open
 */
public record Gap(
    long id,
    String sink,
    int partition,
    long from,
    long to,
    long records,
    GapCause cause,
    Instant at,
    @Nullable Noted noted) {
  public static final long UNKNOWN = -1;

  /** Somebody took notice. Immutable. */
  public record Noted(String by, Instant at) {
    private static final String REPLAY = "replay";

    /** A replay handed all of it to the sink again. */
    public static Noted broughtBack(Instant at) {
      return new Noted(REPLAY, at);
    }
  }

  /** Offsets [{@code from}, {@code to}) of one partition. Immutable. */
  public record Span(int partition, long from, long to) {}

  /** A gap that was just found, in which each offset of the span was a record. */
  public static Gap found(String sink, Span span, GapCause cause, Instant at) {
    return new Gap(
        0,
        sink,
        span.partition(),
        span.from(),
        span.to(),
        span.to() - span.from(),
        cause,
        at,
        null);
  }

  /** This gap with another count of records. */
  public Gap withRecords(long count) {
    return new Gap(id, sink, partition, from, to, count, cause, at, noted);
  }

  /** As the store keeps it: under this number, noticed by nobody yet. */
  public Gap withId(long number) {
    return new Gap(number, sink, partition, from, to, records, cause, at, noted);
  }

  public Gap acknowledged(Noted by) {
    return new Gap(id, sink, partition, from, to, records, cause, at, by);
  }

  public boolean isOpen() {
    return noted == null;
  }

  /** Whether a replay has brought its records back: nothing is lost any more. */
  public boolean isBroughtBack() {
    return noted != null && noted.by().equals(Noted.REPLAY);
  }

  /** Whether this record is one of those. */
  public boolean covers(int itsPartition, long offset) {
    return partition == itsPartition && from <= offset && offset < to;
  }

  /** The records that are known to be lost; empty where their number is unknown. */
  public Optional<Long> count() {
    return records == UNKNOWN ? Optional.empty() : Optional.of(records);
  }
}
