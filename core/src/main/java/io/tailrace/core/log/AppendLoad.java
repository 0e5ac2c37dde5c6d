package io.tailrace.core.log;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Says whether appends need the machine more than anything else: a moving average, over about the
 * last 64 commits, of how many callers were in an append when one ended, and for a second more once
 * that was many. Callers that were answered and did not get a processor yet are still in it, so
 * that a machine short of processors shows as well as a slow disk. Safe for use by many threads;
 * one of them calls {@link #committed}.
 */
public final class AppendLoad {
  /**
   * By measure, 64 callers that each send again as soon as they are answered make it 15 to 40;
   * 10,000 a second in an open loop make it 8 to 14 while both processors are just enough, and 20
   * to 35 once they are not.
   */
  private static final double BUSY_CALLERS = 12;

  /** A pause of the machine leaves 80 callers behind in two or three commits, which is no burst. */
  private static final double WEIGHT = 1.0 / 64;

  /** Commits of a server just started are rare and uneven: a pause between two is no rest. */
  private static final long LASTS_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final LongSupplier nanoTime;
  private final AtomicInteger inAppend = new AtomicInteger();
  private volatile double callers;
  private volatile double sharing;
  private volatile long busyAt;

  public AppendLoad() {
    this(System::nanoTime);
  }

  /**
   * @param nanoTime a clock that only goes forward, in nanoseconds
   */
  AppendLoad(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.busyAt = nanoTime.getAsLong() - LASTS_NANOS;
  }

  /** A caller came. */
  public void enter() {
    inAppend.incrementAndGet();
  }

  /** A caller that came goes, answered or refused. */
  public void leave() {
    inAppend.decrementAndGet();
  }

  /** So many callers shared a commit that is over now. */
  public void committed(int sharingIt) {
    callers = moved(callers, inAppend.get());
    sharing = moved(sharing, sharingIt);
    if (callers >= BUSY_CALLERS) {
      busyAt = nanoTime.getAsLong();
    }
  }

  private static double moved(double average, double last) {
    return average + WEIGHT * (last - average);
  }

  /** How many callers share a commit: a moving average over about the last 64. */
  public double sharing() {
    return sharing;
  }

  /** Whether many callers were in an append within the last second. */
  public boolean busy() {
    return nanoTime.getAsLong() - busyAt < LASTS_NANOS;
  }
}
