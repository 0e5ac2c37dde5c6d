package io.tailrace.sink.duckdb;

import io.tailrace.core.log.LogReader;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.Position;
import java.util.List;
import java.util.stream.LongStream;

/** What the log can still give to a warehouse that goes back to an older state of its file. */
@FunctionalInterface
public interface LogHolds {
  /** Nobody has said which log it is: then nothing can be had again. */
  LogHolds NOTHING = positions -> false;

  /**
   * Whether it holds all that came after these positions, one a partition; without one, after its
   * very beginning.
   */
  boolean allSince(List<Position> positions) throws LogUnavailableException;

  /** As this log says when it is asked. */
  static LogHolds of(LogReader log) {
    return positions -> {
      for (int partition = 0; partition < log.partitions(); partition++) {
        if (needed(log, positions, partition) < log.range(partition).start()) {
          return false;
        }
      }
      return true;
    };
  }

  /** The first offset that would be read again. */
  private static long needed(LogReader log, List<Position> positions, int partition)
      throws LogUnavailableException {
    var logId = log.logId();
    return positions.stream()
        .filter(position -> position.partition() == partition && position.logId().equals(logId))
        .flatMapToLong(LogHolds::open)
        .min()
        .orElse(LogReader.FIRST);
  }

  private static LongStream open(Position position) {
    return LongStream.concat(
        LongStream.of(position.offset()), position.pending().stream().mapToLong(Long::longValue));
  }
}
