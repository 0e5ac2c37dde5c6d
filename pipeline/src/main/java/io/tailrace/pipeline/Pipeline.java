package io.tailrace.pipeline;

import io.tailrace.core.Loop;
import io.tailrace.core.SteadyClock;
import io.tailrace.core.consumer.ConsumerStore;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.engine.EngineFigure;
import io.tailrace.core.log.EventLog;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.pipeline.SinkView.NotStarted;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A log, what consumers must remember, and a consumer for each sink: everything behind a receiver.
 * Made by its {@link #builder}. Starting is one thread's; the rest is safe for use by many.
 */
public final class Pipeline implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);
  private static final Duration TRY_AGAIN = Duration.ofSeconds(1);
  private final PipelineParts parts;
  private final WorkShare share;
  private final ConsumerGroup group;
  private final Closing closing = new Closing();
  private @Nullable Loop starting;
  private volatile boolean working;
  private volatile @Nullable NotStarted notStarted;

  Pipeline(PipelineParts parts, WorkShare share, ConsumerGroup group) {
    this.parts = parts;
    this.share = share;
    this.group = group;
    closing.add("the sinks", parts.sinks());
    closing.add("the consumers' store", parts.store());
    closing.add("the log", parts.log());
  }

  /** Says what it is to be made of. */
  public static PipelineBuilder builder() {
    return new PipelineBuilder();
  }

  /** What is received goes in here. */
  public EventLog log() {
    return parts.log().log();
  }

  public ConsumerStore store() {
    return parts.store().store();
  }

  public PipelineSinks sinks() {
    return parts.sinks();
  }

  /** The time by which all of it goes. */
  public SteadyClock clock() {
    return parts.clock();
  }

  /** What about the engines' settings can lose what was answered; for people. */
  public List<String> warnings() {
    return Stream.concat(parts.log().warnings().get().stream(), parts.store().warnings().stream())
        .distinct()
        .toList();
  }

  /** What the log's engine shows of itself. */
  public List<EngineFigure> figures() {
    return parts.log().figures();
  }

  /** Whether other processes may work on the same log. */
  public boolean isShared() {
    return share.isShared();
  }

  /** Whether this process alone may do what is called so, for so long from now. */
  public boolean takes(String what, Duration time) throws StoreUnavailableException {
    return share.takes(what, time);
  }

  /** Begins to feed the sinks, once it can: what keeps it from that is tried again for ever. */
  void start() {
    if (!startSinks(true)) {
      starting = Loop.every(TRY_AGAIN, "sinks-start", this::startAgain).start();
    }
  }

  private void startAgain() {
    if (startSinks(true) && starting != null) {
      starting.stop();
    }
  }

  /**
   * Begins to feed the sinks, if it does not yet; false if something keeps it from that.
   *
   * @param besideRequests whether this process answers requests too: sinks leave processors to them
   */
  public boolean startSinks(boolean besideRequests) {
    if (working) {
      return true;
    }
    if (besideRequests) {
      group.behindRequests();
    }
    try {
      closing.add("the consumers", share.begin(group));
      working = true;
      notStarted = null;
      closing.add("housekeeping", sinks().beginUpkeep(log(), store(), clock()));
      return true;
    } catch (StoreUnavailableException | LogUnavailableException e) {
      if (notStarted == null) {
        LOG.error("no sink can start yet, and it is tried again every second: {}", e.getMessage());
      }
      notStarted = new NotStarted(String.valueOf(e.getMessage()), clock().instant());
      return false;
    }
  }

  /** The consumers of this process. */
  ConsumerGroup group() {
    return group;
  }

  /** The sinks as a process sees them that feeds them, even before they could start. */
  public List<SinkView> views() {
    return group.sources().stream().map(this::view).toList();
  }

  SinkView view(SinkSource source) {
    return SinkView.serving(
        source.name(),
        source.traits(),
        () -> group.of(source.name()),
        here -> elsewhere(source, here));
  }

  private List<PartitionStatus> elsewhere(SinkSource sink, Set<Integer> here)
      throws LogUnavailableException, StoreUnavailableException {
    NotStarted why = notStarted;
    return why == null ? share.elsewhere(sink, here) : List.of(PartitionStatus.notStarted(why));
  }

  /** The sinks as a process sees them that feeds none: others may, where they can. */
  public List<SinkView> viewsAtRest() {
    return group.sources().stream().map(this::viewAtRest).toList();
  }

  private SinkView viewAtRest(SinkSource source) {
    String name = source.name();
    return isShared()
        ? SinkView.serving(name, source.traits(), List::of, here -> share.elsewhere(source, here))
        : SinkView.offline(
            name,
            source.traits(),
            () -> log().reader().partitions(),
            partition -> store().positions().committed(name, partition));
  }

  /** Lets what is under way come to its end, then closes everything in reverse. */
  @Override
  public void close() {
    if (starting != null) {
      starting.close();
    }
    closing.close();
  }
}
