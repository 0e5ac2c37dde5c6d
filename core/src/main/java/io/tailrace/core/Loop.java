package io.tailrace.core;

import io.tailrace.core.file.FileProblem;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work in the background: takes one turn after another, with a rest between, on a platform thread
 * of its own (a native call would hold a virtual thread's carrier). Nothing ends it but being
 * stopped: a turn that fails, with an {@link Error} too, is said, at most once a minute for each
 * kind of failure, and the next turn comes after a rest. Safe for use by many threads.
 */
public final class Loop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

  private static final Set<Loop> STARTED = ConcurrentHashMap.newKeySet();

  private final RateLimitedLog rare = new RateLimitedLog();
  private final Thread thread;
  private volatile Work work;
  private Duration beforeFirst = Duration.ZERO;
  private Duration afterFailure = AFTER_FAILURE;
  private BooleanSupplier unfinished = () -> false;
  private Runnable last = () -> {};
  private volatile boolean stopping;
  private volatile boolean woken;

  /** What is to be done, turn by turn. */
  @FunctionalInterface
  public interface Work {
    /**
     * Takes one turn, and tells how long to rest.
     *
     * @throws Exception what was foreseen, if it is checked: its message is for people, and it is
     *     said without a trace
     */
    Duration turn() throws Exception;
  }

  /** Work after which the rest is always the same. */
  @FunctionalInterface
  public interface Task {
    /** Takes one turn; throws as {@link Work#turn} does. */
    void run() throws Exception;
  }

  private Loop(String name, Work work) {
    this.work = work;
    this.thread = Threads.daemon(name, this::run);
  }

  /**
   * Makes one whose turns say how long to rest.
   *
   * @param name of its thread, by which messages call it
   */
  public static Loop of(String name, Work work) {
    return new Loop(name, work);
  }

  /** Makes one that rests as long after each turn, one that failed too. */
  public static Loop every(Duration rest, String name, Task task) {
    Work work =
        () -> {
          task.run();
          return rest;
        };
    return new Loop(name, work).afterFailure(rest);
  }

  /** Rests so long before its first turn; not at all if nothing else is said. To be set first. */
  public Loop beforeFirst(Duration rest) {
    beforeFirst = rest;
    return this;
  }

  /** Rests so long after a turn that failed; a second if nothing else is said. To be set first. */
  public Loop afterFailure(Duration rest) {
    afterFailure = rest;
    return this;
  }

  /** Once stopped, goes on with its turns while there is something left. To be set first. */
  public Loop finishing(BooleanSupplier somethingLeft) {
    unfinished = somethingLeft;
    return this;
  }

  /** Does this after the last turn, on the same thread. To be set first. */
  public Loop atLast(Runnable ending) {
    last = ending;
    return this;
  }

  public Loop start() {
    STARTED.add(this);
    thread.start();
    return this;
  }

  /**
   * The loops that were started and have not ended. For the test that throws an Error into each.
   */
  static List<Loop> started() {
    return List.copyOf(STARTED);
  }

  /** Puts something around its turns from now on: for that test. */
  void around(UnaryOperator<Work> something) {
    work = something.apply(work);
  }

  String name() {
    return thread.getName();
  }

  /**
   * Starts it with the lowest priority: if the JVM hands priorities on to the system, it waits for
   * a processor behind everything else.
   */
  @SuppressWarnings("ThreadPriorityCheck")
  public Loop startBehindRequests() {
    thread.setPriority(Thread.MIN_PRIORITY);
    return start();
  }

  /** Ends the rest under way, or the next one. */
  public void wake() {
    woken = true;
    LockSupport.unpark(thread);
  }

  /** Asks it to end after the turn under way, without waiting for that. */
  public void stop() {
    stopping = true;
    wake();
  }

  public boolean isStopping() {
    return stopping;
  }

  /** Asks it to end, and interrupts what the turn under way waits for. */
  public void interrupt() {
    stop();
    thread.interrupt();
  }

  /** Asks it to end, and returns when it has. */
  @Override
  public void close() {
    close(Duration.ZERO);
  }

  /**
   * Asks it to end, and returns when it has.
   *
   * @param within waits no longer than this; zero = for as long as it takes
   */
  public void close(Duration within) {
    stop();
    try {
      if (thread.isAlive()) {
        thread.join(within.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    rest(beforeFirst);
    while (goesOn()) {
      try {
        rest(work.turn());
      } catch (Exception | Error e) {
        failed(e);
        rest(afterFailure);
      }
    }
    try {
      last.run();
    } catch (RuntimeException | Error e) {
      failed(e);
    }
    STARTED.remove(this);
  }

  private boolean goesOn() {
    try {
      return !stopping || unfinished.getAsBoolean();
    } catch (RuntimeException | Error e) {
      failed(e);
      return true;
    }
  }

  /** Allocates nothing, so that want of memory cannot end it. An interruption ends no loop. */
  private void rest(Duration rest) {
    long nanos = rest.toNanos();
    long began = System.nanoTime();
    for (long left = nanos; left > 0 && !woken; left = nanos - (System.nanoTime() - began)) {
      if (Thread.interrupted()) {
        continue;
      }
      LockSupport.parkNanos(this, left);
    }
    woken = false;
  }

  private void failed(Throwable failure) {
    try {
      rare.say(failure.getClass().getName(), count -> say(count, failure));
    } catch (RuntimeException | Error e) {
      // There may be no memory left even to say so; it is said when the next turn fails.
      return;
    }
  }

  private void say(long count, Throwable failure) {
    if (stopping && failure instanceof InterruptedException) {
      return;
    }
    String name = thread.getName();
    if (failure instanceof RuntimeException || failure instanceof Error) {
      LOG.error(
          "The background work '{}' failed unexpectedly and continues ({} time(s) since the last"
              + " such line); please report this",
          name,
          count,
          failure);
    } else {
      LOG.warn(
          "The background work '{}' cannot be done now and is retried: {}",
          name,
          FileProblem.of(failure));
    }
  }
}
