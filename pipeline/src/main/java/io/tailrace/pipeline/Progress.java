package io.tailrace.pipeline;

import io.tailrace.core.consumer.Replay;
import io.tailrace.core.log.Lag;
import io.tailrace.core.log.LogReader;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.Position;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far sinks are behind the log's end. Safe for use by many threads. */
public final class Progress {
  private final LogReader reader;
  private final InstantSource clock;

  public Progress(LogReader reader, InstantSource clock) {
    this.reader = reader;
    this.clock = clock;
  }

  /** Records that wait, and the age of the oldest in seconds, where they can be known. */
  public record Behind(@Nullable Long records, @Nullable Double seconds) {
    static final Behind UNKNOWN = new Behind(null, null);

    /**
     * Seconds until nothing waits, if what waits came as fast as more will come; null if none
     * waits, if it never will be, or if nobody knows.
     */
    public @Nullable Double levelIn(@Nullable Double perSecond) {
      if (perSecond == null || records == null || seconds == null || records == 0) {
        return null;
      }
      double gained = perSecond - (seconds > 0 ? records / seconds : 0);
      return gained <= 0 ? null : records / gained;
    }
  }

  /**
   * How far it is behind over all partitions.
   *
   * @param again what it may lack of what its position is past
   */
  public Behind behind(List<PartitionStatus> standings, List<Replay> again) {
    long records = 0;
    Duration oldest = Duration.ZERO;
    try {
      for (PartitionStatus standing : standings) {
        Lag lag = lag(standing);
        Duration age = lag.age(clock.instant());
        records += lag.records();
        oldest = age.compareTo(oldest) > 0 ? age : oldest;
      }
      for (Replay replay : again) {
        Lag lag = reader.lag(position(replay.partition(), replay.next()));
        long left = lag.records() - reader.lag(position(replay.partition(), replay.to())).records();
        Duration age = left > 0 ? lag.age(clock.instant()) : Duration.ZERO;
        records += Math.max(0, left);
        oldest = age.compareTo(oldest) > 0 ? age : oldest;
      }
    } catch (LogUnavailableException e) {
      return Behind.UNKNOWN;
    }
    return new Behind(records, oldest.toMillis() / 1e3);
  }

  /** A sink without a position in this log has everything before it. */
  private Lag lag(PartitionStatus standing) throws LogUnavailableException {
    Position position = standing.position();
    if (position == null || !position.logId().equals(reader.logId())) {
      long start = reader.range(standing.partition()).start();
      position = position(standing.partition(), start);
    }
    return reader.lag(position);
  }

  private Position position(int partition, long offset) throws LogUnavailableException {
    return Position.at(reader.logId(), partition, offset);
  }
}
