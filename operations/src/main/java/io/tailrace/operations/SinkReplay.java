package io.tailrace.operations;

import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.log.LogRange;
import io.tailrace.core.log.LogReader;
import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.Position;
import io.tailrace.core.log.ReadLimit;
import io.tailrace.pipeline.SinkView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Feeds a sink again what was received in a span of time, as far back as the log reaches. It is
 * also how a sink resumes whose position belongs to another log. Safe for use by many threads.
 */
public final class SinkReplay {
  /** A log that begins with it has let go of nothing. */
  private static final long FIRST = 1;

  private final OperationContext parts;

  public SinkReplay(OperationContext parts) {
    this.parts = parts;
  }

  /**
   * What is, or in a dry run would be, fed again.
   *
   * @param sink its name
   * @param from start as asked for, inclusive
   * @param to end as asked for, exclusive
   * @param records how many; about, if some are being received meanwhile
   * @param ranges the same as offsets of each partition
   * @param doubles whether others see each record a second time
   * @param reachesBackTo when the oldest record kept was received, if that is later than was asked
   *     for
   * @param running whether a consumer takes it up now, or else at the next start
   * @param dryRun whether nothing was done
   */
  public record Plan(
      String sink,
      @Nullable Instant from,
      @Nullable Instant to,
      long records,
      List<Range> ranges,
      boolean doubles,
      @Nullable Instant reachesBackTo,
      boolean running,
      boolean dryRun) {}

  /**
   * Offsets of one partition.
   *
   * @param partition of the log
   * @param from the first offset
   * @param to one past the last
   * @param records how many there are between
   */
  public record Range(int partition, long from, long to, long records) {}

  /**
   * Asks for it, unless this is a dry run.
   *
   * @param from start, inclusive; null = the oldest kept
   * @param to end, exclusive; null = what is there now
   */
  public Plan replay(String sink, @Nullable Instant from, @Nullable Instant to, boolean dryRun)
      throws LogUnavailableException, StoreUnavailableException, OperationException {
    SinkView view = parts.sink(sink);
    if (from != null && to != null && !from.isBefore(to)) {
      throw OperationException.wrongRequest("--from must be earlier than --to.");
    }
    List<Range> ranges = ranges(from, to);
    if (!dryRun) {
      for (Range range : ranges) {
        parts.store().replays().request(sink, range.partition(), range.from(), range.to());
      }
    }
    return new Plan(
        sink,
        from,
        to,
        ranges.stream().mapToLong(Range::records).sum(),
        ranges,
        view.traits().doublesOnReplay(),
        reachesBackTo(from),
        parts.running(),
        dryRun);
  }

  private List<Range> ranges(@Nullable Instant from, @Nullable Instant to)
      throws LogUnavailableException {
    LogReader reader = parts.log().reader();
    List<Range> ranges = new ArrayList<>();
    for (int partition = 0; partition < reader.partitions(); partition++) {
      LogRange kept = reader.range(partition);
      long start = from == null ? kept.start() : reader.seek(partition, from);
      long end = to == null ? kept.end() : reader.seek(partition, to);
      ranges.add(new Range(partition, start, end, count(partition, start, end)));
    }
    return ranges;
  }

  /** Offsets are not dense: the log knows how many are behind each end. */
  private long count(int partition, long start, long end) throws LogUnavailableException {
    LogReader reader = parts.log().reader();
    long pastEnd = reader.lag(Position.at(reader.logId(), partition, end)).records();
    long pastStart = reader.lag(Position.at(reader.logId(), partition, start)).records();
    return Math.max(0, pastStart - pastEnd);
  }

  private @Nullable Instant reachesBackTo(@Nullable Instant from) throws LogUnavailableException {
    Instant oldest = null;
    boolean trimmed = false;
    LogReader reader = parts.log().reader();
    for (int partition = 0; partition < reader.partitions(); partition++) {
      for (LogRecord record :
          reader.read(partition, reader.range(partition).start(), ReadLimit.ONE)) {
        trimmed |= record.offset() > FIRST;
        Instant at = record.receivedAt();
        oldest = oldest == null || at.isBefore(oldest) ? at : oldest;
      }
    }
    boolean tooShort = trimmed && oldest != null && from != null && from.isBefore(oldest);
    return tooShort ? oldest : null;
  }
}
