package io.tailrace.customerio.appapi;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which series to read. Its parts check themselves when they are made. Immutable, safe to share
 * between threads.
 */
public sealed interface MetricsQuery {

  /** The newest periods, the present one included; any source has them. Time zone: EST. */
  static Last last(int count, Period by) {
    return new Last(by, count, null);
  }

  /** A span of up to ten years in any time zone; campaigns and their actions alone have it. */
  static Between between(Instant start, Instant end, Period by, ZoneId zone) {
    return new Between(by, start, end, zone, null);
  }

  Period by();

  /** null = all types. */
  @Nullable MessageType type();

  /** The same for one channel alone. */
  MetricsQuery ofType(@Nullable MessageType type);

  /**
   * The newest periods. Immutable.
   *
   * @param count at least 2; at most 24 hours, 45 days, 12 weeks or 120 months
   */
  record Last(Period by, int count, @Nullable MessageType type) implements MetricsQuery {
    public Last {
      by.requireSteps(count);
    }

    @Override
    public Last ofType(@Nullable MessageType type) {
      return new Last(by, count, type);
    }

    /** What the same is for campaigns, which are asked by time. */
    Between until(Instant now) {
      Instant newest = by.startOf(now, Zones.EST);
      Instant start = by.move(newest, 1L - count, Zones.EST);
      return new Between(by, start, now.plusSeconds(1), Zones.EST, type);
    }
  }

  /**
   * A span. Immutable.
   *
   * @param start its bucket is the first
   * @param end not included
   * @param zone a region, or UTC, or {@link Zones#EST}
   */
  record Between(Period by, Instant start, Instant end, ZoneId zone, @Nullable MessageType type)
      implements MetricsQuery {
    static final int MAX_YEARS = 10;

    public Between {
      Objects.requireNonNull(by, "by");
      Zones.requireRegion(zone);
      if (!start.isBefore(end)) {
        throw new IllegalArgumentException("The span must end after it begins: " + start + ".");
      }
      if (end.isAfter(start.atOffset(ZoneOffset.UTC).plusYears(MAX_YEARS).toInstant())) {
        throw new IllegalArgumentException(
            "Customer.io tells no more than ten years at once; ask for a shorter span.");
      }
    }

    @Override
    public Between ofType(@Nullable MessageType type) {
      return new Between(by, start, end, zone, type);
    }
  }
}
