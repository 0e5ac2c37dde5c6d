package io.tailrace.sink.forward;

import io.tailrace.core.Threads;
import io.tailrace.core.sink.SinkRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one partition, each on a virtual thread. Some outlast the batch that they came with,
 * so that one person's slow answers hold up nobody else. Asked by one thread; calls end on theirs.
 */
final class Underway {
  private static final long LEAST_PATIENCE = TimeUnit.MILLISECONDS.toNanos(100);

  /** So many records may be left under way although nothing of their batch has got through. */
  private static final int FEW = 64;

  private static final long MOMENT = TimeUnit.MILLISECONDS.toNanos(10);
  private final String sink;
  private final ForwardTarget target;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<Long, ForwardCall> byOffset = new HashMap<>();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean holding;
  private volatile boolean stopping;
  private long usual = TimeUnit.MILLISECONDS.toNanos(250);

  Underway(String sink, ForwardTarget target) {
    this.sink = sink;
    this.target = target;
  }

  /** The call with this record, if it was begun and not told of yet. */
  @Nullable ForwardCall at(long offset) {
    return byOffset.get(offset);
  }

  /**
   * Begins a call.
   *
   * @param before that must have been taken first
   */
  ForwardCall begin(List<SinkRecord> records, @Nullable ForwardCall before) {
    ForwardCall call = new ForwardCall(records, before);
    records.forEach(record -> byOffset.put(record.offset(), call));
    threads.removeIf(thread -> !thread.isAlive());
    threads.add(Threads.waiting(sink, () -> call.run(target, this)));
    return call;
  }

  /** It was told of. */
  void forget(ForwardCall call) {
    call.records().forEach(record -> byOffset.remove(record.offset()));
  }

  /** Whether calls that wait may be made. */
  boolean mayCall() {
    return !holding && !stopping;
  }

  /** From now on they may. */
  void resume() {
    holding = false;
  }

  /** From now on none is begun, and nobody waits long for those that were. */
  void stop() {
    stopping = true;
    ended(new CallResult.NotMade(), 0);
  }

  boolean isStopping() {
    return stopping;
  }

  /** Tells of one that has ended: of what it says of the receiver, and how long it took. */
  void ended(CallResult result, long tookNanos) {
    lock.lock();
    try {
      if (result instanceof CallResult.Later || result instanceof CallResult.Gone) {
        holding = true;
      } else if (tookNanos > 0) {
        usual += (tookNanos - usual) / 16;
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until these have ended, but for those whose call takes far longer than is usual. For them
   * too, as long as they leave no place for others; or if they are many and nothing has got
   * through, since then it is the receiver that is slow, and not for one person.
   */
  void await(Collection<ForwardCall> calls) throws InterruptedException {
    lock.lock();
    try {
      while (!stopping && !settled(calls)) {
        changed.awaitNanos(MOMENT);
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean settled(Collection<ForwardCall> calls) {
    if (calls.stream().allMatch(ForwardCall::hasEnded)) {
      return true;
    }
    long patience = Math.max(LEAST_PATIENCE, 4 * usual);
    return target.hasPlace()
        && (byOffset.size() <= FEW || calls.stream().anyMatch(ForwardCall::gotThrough))
        && calls.stream().allMatch(call -> call.hasEnded() || call.isSlow(patience));
  }

  /** Waits a moment for one that is slow, rather than to be asked for it again at once. */
  void awaitMoment(ForwardCall call) throws InterruptedException {
    lock.lock();
    try {
      long left = MOMENT;
      while (!call.hasEnded() && left > 0) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Gives calls that long to end, and then gives them up. */
  void close(Duration patience) {
    stop();
    long deadline = System.nanoTime() + patience.toNanos();
    for (Thread thread : threads) {
      try {
        if (!thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))) {
          thread.interrupt();
        }
      } catch (InterruptedException e) {
        thread.interrupt();
        Thread.currentThread().interrupt();
      }
    }
  }
}
