package io.tailrace.sink.bigquery;

import io.tailrace.core.consumer.SinkNotes;
import io.tailrace.core.consumer.StoreUnavailableException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;

/**
 * A store that fails at random: before its effect, after it, or with an effect that comes late. And
 * at any of its calls something else may happen first: there a process stands still, and wakes as a
 * zombie. For one thread at a time.
 */
final class FaultyNotes implements SinkNotes {
  private final SinkNotes notes;
  private final Random random;
  private final Runnable meanwhile;
  private final Queue<Runnable> late = new ArrayDeque<>();
  private double rate;

  FaultyNotes(SinkNotes notes, Random random, Runnable meanwhile) {
    this.notes = notes;
    this.random = random;
    this.meanwhile = meanwhile;
  }

  void rate(double next) {
    rate = next;
  }

  /** Does all that is late. */
  void settle() {
    for (Runnable one = late.poll(); one != null; one = late.poll()) {
      one.run();
    }
  }

  /** Some of what is late may take effect now, or only after the calls that come next. */
  private void arrive() {
    while (!late.isEmpty() && random.nextInt(3) == 0) {
      late.remove().run();
    }
  }

  @Override
  public Optional<String> note(String sink, int partition) throws StoreUnavailableException {
    arrive();
    fail();
    return notes.note(sink, partition);
  }

  @Override
  public boolean compareAndSet(String sink, int partition, long epoch, Change change)
      throws StoreUnavailableException {
    arrive();
    fail();
    if (hits()) {
      late.add(() -> quietly(sink, partition, epoch, change));
      throw new StoreUnavailableException("simulated: no answer");
    }
    meanwhile.run();
    boolean set = notes.compareAndSet(sink, partition, epoch, change);
    meanwhile.run();
    fail();
    return set;
  }

  private void quietly(String sink, int partition, long epoch, Change change) {
    try {
      notes.compareAndSet(sink, partition, epoch, change);
    } catch (StoreUnavailableException e) {
      throw new IllegalStateException("the store in memory does not fail", e);
    }
  }

  private void fail() throws StoreUnavailableException {
    if (hits()) {
      throw new StoreUnavailableException("simulated: not available");
    }
  }

  private boolean hits() {
    return random.nextDouble() < rate;
  }
}
