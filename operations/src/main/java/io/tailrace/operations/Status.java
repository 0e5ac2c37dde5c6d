package io.tailrace.operations;

import io.tailrace.core.Build;
import io.tailrace.core.Check;
import io.tailrace.core.log.LogRange;
import io.tailrace.core.log.LogReader;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.Position;
import io.tailrace.operations.StatusReport.CheckStatus;
import io.tailrace.operations.StatusReport.LogStatus;
import io.tailrace.operations.StatusReport.PartitionRange;
import io.tailrace.operations.StatusReport.SinkStatus;
import io.tailrace.operations.incoming.FeedStatus;
import java.util.ArrayList;
import java.util.List;

/**
 * How the log and the sinks stand. It is asked when something is broken, so what cannot be read is
 * left out and said, never a failure of the whole. Safe for use by many threads.
 */
public final class Status {
  private final OperationContext parts;

  public Status(OperationContext parts) {
    this.parts = parts;
  }

  public StatusReport read() {
    LogStatus log = log();
    var sinks = new SinkStatuses(parts);
    List<SinkStatus> statuses = parts.sinks().stream().map(sinks::read).toList();
    List<FeedStatus> feeds = parts.incoming().feeds();
    List<String> attention = Attention.of(log, statuses, feeds);
    boolean healthy = attention.isEmpty();
    return new StatusReport(parts.running(), Build.OURS, healthy, log, statuses, feeds, attention);
  }

  private LogStatus log() {
    long free = parts.folder().toFile().getUsableSpace();
    try {
      LogReader reader = parts.log().reader();
      List<PartitionRange> ranges = ranges(reader);
      return new LogStatus(
          reader.logId().toString(),
          events(reader, ranges),
          ranges,
          check(parts.log().check()),
          parts.log().quarantine().counts(),
          free,
          parts.warnings().get());
    } catch (LogUnavailableException e) {
      return new LogStatus(
          null,
          null,
          List.of(),
          new CheckStatus(false, e.getMessage()),
          null,
          free,
          parts.warnings().get());
    }
  }

  private static CheckStatus check(Check check) {
    return new CheckStatus(check.ok(), check.message());
  }

  private static List<PartitionRange> ranges(LogReader reader) throws LogUnavailableException {
    List<PartitionRange> ranges = new ArrayList<>();
    for (int partition = 0; partition < reader.partitions(); partition++) {
      LogRange range = reader.range(partition);
      ranges.add(new PartitionRange(partition, range.start(), range.end()));
    }
    return ranges;
  }

  /** Offsets are not dense: how far the start is behind the end, the log alone can tell. */
  private static long events(LogReader reader, List<PartitionRange> ranges)
      throws LogUnavailableException {
    long events = 0;
    for (PartitionRange range : ranges) {
      Position start = Position.at(reader.logId(), range.partition(), range.start());
      events += reader.lag(start).records();
    }
    return events;
  }
}
