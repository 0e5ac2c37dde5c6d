package io.tailrace.pipeline;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tailrace.core.consumer.Consumer;
import io.tailrace.core.consumer.ConsumerCounters;
import io.tailrace.core.consumer.ConsumerStore;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.engine.EngineFigure;
import io.tailrace.core.log.EventLog;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.QuarantineCount;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * Shows how the log and the sinks stand, read when somebody asks: {@code tailrace_log_end_offset},
 * {@code tailrace_sink_lag_events}, {@code tailrace_sink_lag_seconds}, {@code
 * tailrace_sink_events_total}, {@code tailrace_sink_healthy}, {@code tailrace_dead_letters}, {@code
 * tailrace_dead_letters_dropped_total}, {@code tailrace_gaps_open}, {@code
 * tailrace_sink_unaccounted_events}, {@code tailrace_quarantined}, {@code tailrace_log_bytes},
 * {@code tailrace_log_max_bytes}, {@code tailrace_log_rollbacks_total} and {@code
 * tailrace_disk_free_bytes}. What cannot be read now is NaN. Alert on lag seconds, on dead letters
 * above zero, on free bytes near {@code log.min-free}. Safe for use by many threads.
 */
public final class PipelineGauges {
  private final MeterRegistry registry;
  private final EventLog log;
  private final ConsumerStore store;

  public PipelineGauges(MeterRegistry registry, EventLog log, ConsumerStore store) {
    this.registry = registry;
    this.log = log;
    this.store = store;
  }

  /** Shows all of a pipeline, and the quarantine of these feeds. */
  public static void show(MeterRegistry registry, Pipeline pipeline, List<String> feeds) {
    var gauges = new PipelineGauges(registry, pipeline.log(), pipeline.store());
    gauges.log();
    pipeline.figures().forEach(gauges::engine);
    feeds.forEach(gauges::feed);
    for (SinkView sink : pipeline.views()) {
      gauges.standing(
          sink.name(),
          new SinkGauge(sink, pipeline.log().reader(), pipeline.store(), pipeline.clock()));
      gauges.sink(sink.name(), () -> pipeline.group().of(sink.name()));
    }
  }

  /** The log's end, summed over its partitions. */
  public void log() {
    gauge(
        "tailrace.log.end.offset", "One past the last record, of all partitions", this::endOffset);
  }

  /** What an engine shows of itself. */
  public void engine(EngineFigure figure) {
    switch (figure.kind()) {
      case GAUGE ->
          Gauge.builder(figure.name(), figure::now).description(figure.help()).register(registry);
      case COUNTER ->
          FunctionCounter.builder(figure.name(), figure, EngineFigure::now)
              .description(figure.help())
              .register(registry);
    }
  }

  /**
   * How one sink stands, over all processes; told even while it could not start.
   *
   * @param reading asked by each of these gauges, so it may not take long
   */
  public void standing(String sink, Supplier<SinkReading> reading) {
    Gauge.builder("tailrace.sink.healthy", () -> reading.get().healthy())
        .description(
            "1 while this sink works in every partition; 0 while it holds, refuses, is stopped,"
                + " cannot start, has no worker, or cannot be asked")
        .tag("sink", sink)
        .register(registry);
    Gauge.builder("tailrace.sink.lag.events", () -> reading.get().lagRecords())
        .description("Records this sink has not had yet, of the whole log")
        .tag("sink", sink)
        .register(registry);
    Gauge.builder("tailrace.sink.lag.seconds", () -> reading.get().lagSeconds())
        .description("Age of the oldest of them")
        .tag("sink", sink)
        .register(registry);
  }

  /**
   * One sink's outcomes in this process, and its dead letters.
   *
   * @param here the consumers of this sink in this process, one per partition; they come and go
   */
  public void sink(String sink, Supplier<List<Consumer>> here) {
    SinkTally tally = new SinkTally(here);
    Gauge.builder("tailrace.dead.letters", () -> orNaN(() -> deadLetters(sink)))
        .description("Unresolved dead letters")
        .tag("sink", sink)
        .register(registry);
    FunctionCounter.builder(
            "tailrace.dead.letters.dropped", tally, all -> all.total(ConsumerCounters::dropped))
        .description("Dead letters that went because there were more than are kept")
        .tag("sink", sink)
        .register(registry);
    Gauge.builder("tailrace.gaps.open", () -> orNaN(() -> openGaps(sink)))
        .description("Gaps that nobody has acknowledged: what this sink lost; 0 is right")
        .tag("sink", sink)
        .register(registry);
    Gauge.builder("tailrace.sink.unaccounted.events", tally::unaccounted)
        .description(
            "Records that this sink's position passed, and of which nobody knows what became; 0 is"
                + " right")
        .tag("sink", sink)
        .register(registry);
    outcome(sink, "written", tally, ConsumerCounters::written);
    outcome(sink, "rejected", tally, ConsumerCounters::rejected);
    outcome(sink, "dead_letter", tally, ConsumerCounters::deadLettered);
  }

  /** One feed's quarantine. */
  public void feed(String feed) {
    Gauge.builder("tailrace.quarantined", () -> orNaN(() -> quarantined(feed)))
        .description("Unresolved quarantined bodies")
        .tag("feed", feed)
        .register(registry);
  }

  private void outcome(
      String sink, String outcome, SinkTally tally, ToLongFunction<ConsumerCounters> count) {
    FunctionCounter.builder("tailrace.sink.events", tally, all -> all.total(count))
        .description("Records by what the sink did with them")
        .tags("sink", sink, "outcome", outcome)
        .register(registry);
  }

  private void gauge(String name, String description, Callable<Double> value) {
    Gauge.builder(name, () -> orNaN(value)).description(description).register(registry);
  }

  private double endOffset() throws LogUnavailableException {
    double end = 0;
    for (int partition = 0; partition < log.reader().partitions(); partition++) {
      end += log.reader().range(partition).end();
    }
    return end;
  }

  private double deadLetters(String sink) throws StoreUnavailableException {
    return store.deadLetters().counts().getOrDefault(sink, 0L);
  }

  private double openGaps(String sink) throws LogUnavailableException {
    return store.pins().gaps().stream()
        .filter(gap -> gap.isOpen() && gap.sink().equals(sink))
        .count();
  }

  private double quarantined(String feed) throws LogUnavailableException {
    return log.quarantine().counts().stream()
        .filter(count -> count.feed().equals(feed))
        .mapToLong(QuarantineCount::records)
        .sum();
  }

  /**
   * A gauge has no other way to say that it cannot be read; the component's own status says why.
   */
  private static double orNaN(Callable<Double> value) {
    try {
      return value.call();
    } catch (Exception e) {
      return Double.NaN;
    }
  }
}
