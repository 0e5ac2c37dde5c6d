package io.tailrace.server.operation;

import io.tailrace.core.consumer.ConsumerState;
import io.tailrace.core.log.LogReader;
import io.tailrace.server.operation.Progress.Behind;
import io.tailrace.server.telemetry.SinkReading;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/**
 * Reads how a sink stands for those who watch its gauges: by the same word as {@code status}, so
 * that a process without this sink's workers does not call it well. Several gauges are asked at
 * once, so one reading serves for a second. Safe for use by many threads.
 */
public final class SinkGauge implements Supplier<SinkReading> {
  private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();
  private final SinkView sink;
  private final Progress progress;
  private SinkReading read;
  private long readAt;

  public SinkGauge(SinkView sink, LogReader log, InstantSource clock) {
    this.sink = sink;
    this.progress = new Progress(log, clock);
  }

  @Override
  public synchronized SinkReading get() {
    if (read == null || System.nanoTime() - readAt > FRESH_NANOS) {
      read = read();
      readAt = System.nanoTime();
    }
    return read;
  }

  private SinkReading read() {
    try {
      List<Standing> standings = sink.standings().read();
      Behind behind = progress.behind(standings);
      boolean healthy = standings.stream().allMatch(Standing::healthy);
      return standings.stream().anyMatch(SinkGauge::opening)
          ? new SinkReading(healthy ? 1 : 0, Double.NaN, Double.NaN)
          : new SinkReading(healthy ? 1 : 0, orNaN(behind.records()), orNaN(behind.seconds()));
    } catch (Exception e) {
      // A gauge has no other way to say that it cannot be read; the log and status say why.
      return SinkReading.UNKNOWN;
    }
  }

  /** Its position is in the sink, and not read yet: by the log alone it would have had nothing. */
  private static boolean opening(Standing standing) {
    return standing.position() == null && standing.state().equals(ConsumerState.STARTING.text());
  }

  private static double orNaN(Number known) {
    return known == null ? Double.NaN : known.doubleValue();
  }
}
