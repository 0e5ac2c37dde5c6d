package io.tailrace.core.consumer;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns one consumer on a platform thread of its own (sinks call native code, which would pin a
 * virtual thread's carrier), until it is stopped. Safe for use by many threads.
 */
public final class ConsumerLoop implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ConsumerLoop.class);
  private static final Duration LOOK_AROUND = Duration.ofMillis(250);
  private static final Step UNSAID = Step.held(Duration.ofSeconds(1));
  private static final Duration NOT_OURS = Duration.ofMillis(100);
  private final Consumer consumer;
  private final BooleanSupplier mayWork;
  private final Semaphore places;
  private final Thread thread;
  private final CountDownLatch stopping = new CountDownLatch(1);

  /** Turns this consumer for as long as it is not stopped. */
  public ConsumerLoop(Consumer consumer) {
    this(consumer, () -> true, new Semaphore(1));
  }

  /**
   * Turns this consumer while it may work.
   *
   * @param mayWork asked before each turn; false once a lease is over, even before it is noticed
   * @param places what a turn takes one of: loops that share it have no more turns at once
   */
  public ConsumerLoop(Consumer consumer, BooleanSupplier mayWork, Semaphore places) {
    this.consumer = consumer;
    this.mayWork = mayWork;
    this.places = places;
    this.thread =
        Thread.ofPlatform().name("consumer-" + consumer.sink().name()).unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  /**
   * Starts it with the lowest priority, where this process answers requests too: if the JVM hands
   * priorities on to the system, a request never waits for a processor behind a sink.
   */
  @SuppressWarnings("ThreadPriorityCheck")
  public void startBehindRequests() {
    thread.setPriority(Thread.MIN_PRIORITY);
    start();
  }

  /** Asks it to end after the turn under way, without waiting for that. */
  public void stop() {
    stopping.countDown();
    consumer.sink().stopping();
  }

  /** Lets the turn under way come to its end, then closes the sink. */
  @Override
  public void close() {
    stop();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!stopped()) {
        if (mayWork.getAsBoolean()) {
          turn();
        } else {
          pause(NOT_OURS);
        }
      }
      if (mayWork.getAsBoolean()) {
        attempt("note its position", consumer::stopped);
      }
    } catch (InterruptedException e) {
      log.warn("the consumer of {} was interrupted and ends", consumer.sink().name());
    } finally {
      attempt("close", consumer.sink()::close);
    }
  }

  /** Nothing but an interruption ends the thread: without it the sink would stand still unseen. */
  private void turn() throws InterruptedException {
    try {
      giveWay();
      Optional<Step> step = stepInPlace();
      if (step.isPresent()) {
        rest(step.get());
      }
    } catch (RuntimeException | Error e) {
      hold(e);
    }
  }

  /** Empty if all places stay taken for a while: then it is asked again whether it may work. */
  private Optional<Step> stepInPlace() throws InterruptedException {
    if (!places.tryAcquire(LOOK_AROUND.toNanos(), TimeUnit.NANOSECONDS)) {
      return Optional.empty();
    }
    try {
      return mayWork.getAsBoolean() ? Optional.of(consumer.runOnce()) : Optional.empty();
    } finally {
      places.release();
    }
  }

  private void hold(Throwable failure) throws InterruptedException {
    Step held;
    try {
      held = consumer.held(failure);
    } catch (RuntimeException | Error e) {
      // There may be no memory left even to say so; it is said when the next turn fails.
      held = UNSAID;
    }
    rest(held);
  }

  private void attempt(String what, Runnable last) {
    try {
      last.run();
    } catch (RuntimeException | Error e) {
      log.error(
          "the consumer of {} ends, but could not {}; the next start opens it anew",
          consumer.sink().name(),
          what,
          e);
    }
  }

  private boolean stopped() {
    return stopping.getCount() == 0;
  }

  private void rest(Step step) throws InterruptedException {
    switch (step.kind()) {
      case MORE -> {}
      case WORKED, HELD -> pause(step.rest());
      case IDLE -> consumer.awaitRecords(shorter(step.rest(), LOOK_AROUND));
    }
  }

  /** An answer to the sender is worth more than a fresh row, but not for ever. */
  private void giveWay() throws InterruptedException {
    while (consumer.givesWay() && !stopped()) {
      pause(Duration.ofMillis(10));
    }
  }

  private void pause(Duration duration) throws InterruptedException {
    if (stopping.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
      log.debug("the consumer of {} stops", consumer.sink().name());
    }
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
