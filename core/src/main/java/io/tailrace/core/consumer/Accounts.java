package io.tailrace.core.consumer;

import io.tailrace.core.log.Position;
import java.util.List;

/**
 * Reconciles one sink's position with what became of each record that it passed: it had its effect,
 * is a dead letter, waits for another attempt, was not wanted, or is lost and written down. Counts
 * anew whenever the sink is opened. For one thread.
 */
final class Accounts {
  private long began;
  private long accounted;
  private long said;

  /** The sink was opened, and stands here. */
  void begin(Position position) {
    began = passed(position);
    accounted = 0;
    said = 0;
  }

  /** So many records had their effect at their first attempt. */
  void written(long records) {
    accounted += records;
  }

  /** A pending record had its effect, became a dead letter, or is lost. */
  void settled() {
    accounted++;
  }

  /** So many offsets have no record, and are written down. */
  void lost(long offsets) {
    accounted += offsets;
  }

  /** Of these, the sink takes none, and its position has come to {@code offset}. */
  void notWanted(List<Long> offsets, long offset) {
    accounted += offsets.stream().filter(passed -> passed < offset).count();
  }

  /** So many that it had before are pending now: they were handed over again, and refused. */
  void broughtBack(long records) {
    accounted -= records;
  }

  /**
   * How many records the position has passed of which nobody knows what became; 0 if all is well.
   */
  long difference(Position now) {
    return passed(now) - began - accounted;
  }

  private static long passed(Position position) {
    return position.offset() - position.pending().size();
  }

  /** The difference if it changed since the last call; otherwise 0. */
  long news(Position now) {
    long difference = difference(now);
    long news = difference - said;
    said = difference;
    return news;
  }
}
