package io.tailrace.testkit.store;

import io.tailrace.core.consumer.ConsumerStore;
import io.tailrace.core.consumer.DeadLetters;
import io.tailrace.core.consumer.PositionStore;
import io.tailrace.core.consumer.Replays;
import io.tailrace.core.consumer.Runs;
import io.tailrace.core.consumer.SinkNotes;
import io.tailrace.core.log.Pins;
import java.util.Set;

/** A consumer store in memory, which can be told to fail. Safe for use by many threads. */
public final class InMemoryConsumerStore implements ConsumerStore {
  private final StoreContents contents;
  private final Set<String> sinks;

  /** A new, empty one for these configured sinks. */
  public InMemoryConsumerStore(Set<String> sinks) {
    this(new StoreContents(), sinks);
  }

  private InMemoryConsumerStore(StoreContents contents, Set<String> sinks) {
    this.contents = contents;
    this.sinks = Set.copyOf(sinks);
  }

  /** The same contents under another configuration, as after a restart. */
  public InMemoryConsumerStore reopen(Set<String> newSinks) {
    return new InMemoryConsumerStore(contents, newSinks);
  }

  /** From now on nothing works, for this reason; null ends it. */
  public void failure(String reason) {
    contents.failure(reason);
  }

  @Override
  public PositionStore positions() {
    return new InMemoryPositions(contents);
  }

  @Override
  public SinkNotes notes() {
    return new InMemoryNotes(contents);
  }

  @Override
  public DeadLetters deadLetters() {
    return new InMemoryDeadLetters(contents);
  }

  @Override
  public Replays replays() {
    return new InMemoryReplays(contents);
  }

  @Override
  public Runs runs() {
    return new InMemoryRuns(contents);
  }

  @Override
  public Pins pins() {
    return new InMemoryPins(contents, sinks);
  }

  /** Has nothing to close; {@link Runs#end} says whether a run ended well. */
  @Override
  public void close() {}
}
