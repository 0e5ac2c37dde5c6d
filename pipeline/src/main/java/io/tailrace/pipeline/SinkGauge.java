package io.tailrace.pipeline;

import io.tailrace.core.consumer.ConsumerState;
import io.tailrace.core.consumer.ConsumerStore;
import io.tailrace.core.log.LogReader;
import io.tailrace.pipeline.Progress.Behind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a sink's status for its gauges, from the same source as {@code status}, so that a process
 * without this sink's workers does not call it healthy. Several gauges are asked at once, so one
 * reading serves for a second. Safe for use by many threads.
 */
public final class SinkGauge implements Supplier<SinkReading> {
  private static final Duration FRESH = Duration.ofSeconds(1);

  /** A sink that is not open after this time hangs. */
  private static final Duration OPENS_WITHIN = Duration.ofMinutes(1);

  private final SinkView sink;
  private final ConsumerStore store;
  private final Progress progress;
  private final InstantSource clock;
  private SinkReading read = SinkReading.UNKNOWN;
  private Instant readAt = Instant.MIN;
  private @Nullable Instant openingSince;

  public SinkGauge(SinkView sink, LogReader log, ConsumerStore store, InstantSource clock) {
    this.sink = sink;
    this.store = store;
    this.progress = new Progress(log, clock);
    this.clock = clock;
  }

  @Override
  public synchronized SinkReading get() {
    Instant now = clock.instant();
    if (now.isBefore(readAt) || !now.isBefore(readAt.plus(FRESH))) {
      read = read(now);
      readAt = now;
    }
    return read;
  }

  private SinkReading read(Instant now) {
    try {
      List<PartitionStatus> standings = sink.standings().read();
      boolean opening = standings.stream().anyMatch(SinkGauge::opening);
      boolean healthy = standings.stream().allMatch(PartitionStatus::healthy);
      int works = healthy && !hangs(opening, now) ? 1 : 0;
      Behind behind =
          opening ? Behind.UNKNOWN : progress.behind(standings, FedAgain.of(sink.name(), store));
      return new SinkReading(works, orNaN(behind.records()), orNaN(behind.seconds()));
    } catch (Exception e) {
      // A gauge has no other way to say that it cannot be read; the log and status say why.
      return SinkReading.UNKNOWN;
    }
  }

  /** Its position is in the sink, and not read yet: by the log alone it would have had nothing. */
  private static boolean opening(PartitionStatus standing) {
    return standing.position() == null && standing.state().equals(ConsumerState.STARTING.text());
  }

  private boolean hangs(boolean opening, Instant now) {
    if (!opening) {
      openingSince = null;
      return false;
    }
    Instant since = Objects.requireNonNullElse(openingSince, now);
    openingSince = since;
    return now.isAfter(since.plus(OPENS_WITHIN));
  }

  private static double orNaN(@Nullable Number known) {
    return known == null ? Double.NaN : known.doubleValue();
  }
}
