package io.tailrace.sink.forward;

import io.tailrace.core.sink.SinkRecord;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * One call from when it is asked for until it has ended: it comes after the one before it of the
 * same person, waits for a place, and is made. One thread runs it; any may ask how it stands.
 */
final class ForwardCall {
  /** How far it came. */
  enum Stage {
    WAITING,
    MADE,
    ENDED
  }

  private final List<SinkRecord> records;
  private final @Nullable ForwardCall before;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile Stage stage = Stage.WAITING;
  private volatile long madeAt;
  private volatile CallResult result = new CallResult.NotMade();

  /**
   * Not run yet.
   *
   * @param before must have been taken before this one is made; null = it may be made at once
   */
  ForwardCall(List<SinkRecord> records, @Nullable ForwardCall before) {
    this.records = List.copyOf(records);
    this.before = before;
  }

  List<SinkRecord> records() {
    return records;
  }

  boolean hasEnded() {
    return stage == Stage.ENDED;
  }

  /** Whether it has ended with a word on its event. */
  boolean gotThrough() {
    return hasEnded() && result.isOfTheEvent();
  }

  /** That of one that has ended. */
  CallResult result() {
    return result;
  }

  /** Whether it, or the one that it comes after, was made that long ago and has not ended. */
  boolean isSlow(long nanos) {
    ForwardCall head = this;
    while (head.before != null && !head.before.hasEnded()) {
      head = head.before;
    }
    return head.stage == Stage.MADE && System.nanoTime() - head.madeAt > nanos;
  }

  /** Does all of it. */
  void run(ForwardTarget target, Underway underway) {
    try {
      result = ended(target, underway);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody waits for it any more
    } finally {
      long took = stage == Stage.MADE ? System.nanoTime() - madeAt : 0;
      stage = Stage.ENDED;
      ended.countDown();
      underway.ended(result, took);
    }
  }

  private CallResult ended(ForwardTarget target, Underway underway) throws InterruptedException {
    if (before != null) {
      before.ended.await();
      if (!(before.result instanceof CallResult.Taken)) {
        return new CallResult.NotMade();
      }
    }
    target.enter();
    try {
      if (!underway.mayCall()) {
        return new CallResult.NotMade();
      }
      madeAt = System.nanoTime();
      stage = Stage.MADE;
      return target.call(records);
    } finally {
      target.leave();
    }
  }
}
