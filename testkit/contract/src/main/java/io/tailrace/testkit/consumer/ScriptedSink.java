package io.tailrace.testkit.consumer;

import io.tailrace.core.log.Position;
import io.tailrace.core.log.ReadLimit;
import io.tailrace.core.sink.Batch;
import io.tailrace.core.sink.BatchRejectedException;
import io.tailrace.core.sink.BatchTooLargeException;
import io.tailrace.core.sink.Rejection;
import io.tailrace.core.sink.RetryPolicy;
import io.tailrace.core.sink.Sink;
import io.tailrace.core.sink.SinkRecord;
import io.tailrace.core.sink.SinkTraits;
import io.tailrace.core.sink.SinkUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A sink that fails on purpose. It keeps its effect and its position together, as a transaction
 * would, and does what the test tells it: be unavailable, refuse records, refuse whole batches,
 * lose the answer to a commit. A reopened one is a new object over the same {@link Kept}. For one
 * thread, which the test drives.
 */
public final class ScriptedSink implements Sink {
  private final String name;
  private final Kept kept;
  private SinkTraits traits;
  private Predicate<SinkRecord> refuses = record -> false;
  private boolean refusesWholeBatches;
  private boolean unavailable;
  private volatile Runnable failure = () -> {};
  private volatile Runnable closing = () -> {};
  private volatile Runnable stopping = () -> {};
  private boolean losesNextAnswer;
  private int takesAtMost = Integer.MAX_VALUE;
  private int remembersAtMost = Integer.MAX_VALUE;
  private long safeTo = Long.MAX_VALUE;
  private int opened;
  private int largest;

  public ScriptedSink(String name, Kept kept, boolean ordered) {
    this.name = name;
    this.kept = kept;
    SinkTraits usual = SinkTraits.of(new ReadLimit(50, 1 << 20), Duration.ofMillis(10));
    this.traits = ordered ? usual.inOrder() : usual;
  }

  /** What survives the process: effects in the order they were given, and the position. */
  public static final class Kept {
    private final List<String> effects = new ArrayList<>();
    private Position position;

    /** The event ids that had their effect, in order; twice where one had it twice. */
    public List<String> effects() {
      return List.copyOf(effects);
    }

    /** As when its file vanished. */
    public void lose() {
      effects.clear();
      position = null;
    }

    /** As when an older copy of its file takes its place. */
    public void putBack(Position older, List<String> olderEffects) {
      effects.clear();
      effects.addAll(olderEffects);
      position = older;
    }

    public Position position() {
      return position;
    }

    public void position(Position position) {
      this.position = position;
    }
  }

  /** From now on, these are refused, each by name. */
  public void refuse(Predicate<SinkRecord> which) {
    this.refuses = which;
    this.refusesWholeBatches = false;
  }

  /** From now on, a batch with one of these in it is refused as a whole. */
  public void refuseBatchesWith(Predicate<SinkRecord> which) {
    this.refuses = which;
    this.refusesWholeBatches = true;
  }

  /** From now on, it runs out of time over a larger batch. */
  public void takeAtMost(int records) {
    this.takesAtMost = records;
  }

  /** From now on, it runs out of memory over a larger batch. */
  public void rememberAtMost(int records) {
    this.remembersAtMost = records;
  }

  public void unavailable(boolean now) {
    this.unavailable = now;
  }

  /** From now on, every call but {@code close} begins with this, which may throw anything. */
  public void fail(Runnable failure) {
    this.failure = failure;
  }

  /** Its closing comes to this, which may throw anything. */
  public void onClose(Runnable what) {
    this.closing = what;
  }

  /** When it is told that it is to end, this happens. */
  public void onStopping(Runnable what) {
    this.stopping = what;
  }

  /** The next write has its effect and then fails as if its answer were lost. */
  public void loseNextAnswer() {
    this.losesNextAnswer = true;
  }

  /** Others see what it is given, and see it twice if it is given twice. */
  public void doublesOnReplay() {
    traits = traits.doublingOnReplay();
  }

  /** It is tried again by a policy of its own; before it has a consumer. */
  public void retrying(RetryPolicy policy) {
    traits = traits.retrying(policy);
  }

  /** What it commits at or past this offset is not safe. */
  public void safeTo(long offset) {
    this.safeTo = offset;
  }

  public int opened() {
    return opened;
  }

  /** The most records that it was given at once since the last call. */
  public int largest() {
    int most = largest;
    largest = 0;
    return most;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public SinkTraits traits() {
    return traits;
  }

  @Override
  public void open() throws SinkUnavailableException {
    failIfUnavailable();
    opened++;
  }

  @Override
  public Optional<Position> committed(int partition) throws SinkUnavailableException {
    failIfUnavailable();
    return Optional.ofNullable(kept.position);
  }

  @Override
  public Position claim(Position first, long epoch) throws SinkUnavailableException {
    failIfUnavailable();
    if (kept.position == null) {
      kept.position = first;
    }
    return kept.position;
  }

  @Override
  public List<Rejection> write(Batch batch)
      throws SinkUnavailableException, BatchRejectedException {
    failIfUnavailable();
    largest = Math.max(largest, batch.records().size());
    if (batch.records().size() > takesAtMost) {
      throw new BatchTooLargeException(name + " ran out of time, says the script");
    }
    if (batch.records().size() > remembersAtMost) {
      throw new OutOfMemoryError("says the script");
    }
    Set<SinkRecord> refused = new HashSet<>();
    batch.records().stream().filter(refuses).forEach(refused::add);
    if (refusesWholeBatches && !refused.isEmpty()) {
      throw new BatchRejectedException("something in here is refused");
    }
    List<Rejection> rejections = new ArrayList<>();
    Set<String> blocked = new HashSet<>();
    for (SinkRecord record : batch.records()) {
      take(record, refused, blocked, batch.again()).ifPresent(rejections::add);
    }
    kept.position = batch.positionAfter(rejections);
    if (losesNextAnswer) {
      losesNextAnswer = false;
      throw new SinkUnavailableException("the answer to the commit was lost");
    }
    return rejections;
  }

  private Optional<Rejection> take(
      SinkRecord record, Set<SinkRecord> refused, Set<String> blocked, boolean again) {
    String person = record.event().person();
    if (traits.ordered() && blocked.contains(person)) {
      return Optional.of(Rejection.behind(record.offset()));
    }
    if (refused.contains(record)) {
      blocked.add(person);
      return Optional.of(new Rejection(record.offset(), "refused by the script"));
    }
    String eventId = record.record().key();
    if (!again || !kept.effects.contains(eventId)) {
      kept.effects.add(eventId);
    }
    return Optional.empty();
  }

  private void failIfUnavailable() throws SinkUnavailableException {
    failure.run();
    if (unavailable) {
      throw new SinkUnavailableException(name + " is down, says the script");
    }
  }

  @Override
  public void reset(Position position, long epoch) {
    kept.position = position;
  }

  @Override
  public Position safePosition(Position committed) {
    return committed.offset() <= safeTo
        ? committed
        : Position.at(committed.logId(), committed.partition(), safeTo);
  }

  @Override
  public void stopping() {
    stopping.run();
  }

  @Override
  public void close() {
    closing.run();
  }
}
