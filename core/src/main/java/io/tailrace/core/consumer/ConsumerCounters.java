package io.tailrace.core.consumer;

import io.tailrace.core.RecentCount;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.LongAdder;

/**
 * What one sink's consumer has done since the process began. Alert on {@code deadLettered} growing,
 * and on a state that is not running. Safe for use by many threads.
 */
public final class ConsumerCounters {
  private static final Duration OF_LATE = Duration.ofMinutes(1);
  private final LongAdder written = new LongAdder();
  private final RecentCount recently;
  private final LongAdder rejected = new LongAdder();
  private final LongAdder deadLettered = new LongAdder();
  private final LongAdder dropped = new LongAdder();
  private final LongAdder unavailable = new LongAdder();
  private volatile long unaccounted;

  void unaccounted(long records) {
    unaccounted = records;
  }

  /**
   * Records that the position has passed since the sink was opened, and of which nobody knows what
   * became; below 0 if more were handed over than it passed. Anything but 0 is a fault.
   */
  public long unaccounted() {
    return unaccounted;
  }

  ConsumerCounters(InstantSource clock) {
    this.recently = new RecentCount(OF_LATE, clock);
  }

  void addWritten(long records) {
    written.add(records);
    recently.add(records);
  }

  void addRejected(long records) {
    rejected.add(records);
  }

  void deadLetter() {
    deadLettered.increment();
  }

  void drop() {
    dropped.increment();
  }

  void hold() {
    unavailable.increment();
  }

  /** Records that had their effect, replays included. */
  public long written() {
    return written.sum();
  }

  /** Records a second that had their effect during the last minute, replays included. */
  public double writtenPerSecond() {
    return recently.perSecond();
  }

  /** Rejections, each attempt counted. */
  public long rejected() {
    return rejected.sum();
  }

  /** Records set aside as dead letters. */
  public long deadLettered() {
    return deadLettered.sum();
  }

  /** Dead letters that went because there were more than are kept. */
  public long dropped() {
    return dropped.sum();
  }

  /** Times that the sink, the log or the store could not be used. */
  public long unavailable() {
    return unavailable.sum();
  }
}
