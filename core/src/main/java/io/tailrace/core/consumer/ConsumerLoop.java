package io.tailrace.core.consumer;

import io.tailrace.core.Loop;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one consumer, turn by turn, on its own platform thread until it is stopped. (Sinks call
 * native code, which would pin a virtual thread's carrier.) Safe for use by many threads.
 */
public final class ConsumerLoop implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ConsumerLoop.class);
  private static final Duration LOOK_AROUND = Duration.ofMillis(250);
  private static final TurnResult UNSAID = TurnResult.held(Duration.ofSeconds(1));
  private static final Duration GIVING_WAY = Duration.ofMillis(10);
  private static final Duration NOT_OURS = Duration.ofMillis(100);
  private final Consumer consumer;
  private final BooleanSupplier mayWork;
  private final Semaphore places;
  private final Loop loop;

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
    this.loop = Loop.of("consumer-" + consumer.sink().name(), this::turn).atLast(this::end);
  }

  public void start() {
    loop.start();
  }

  /**
   * Starts it with the lowest priority, where this process answers requests too: if the JVM hands
   * priorities on to the system, a request never waits for a processor behind a sink.
   */
  public void startBehindRequests() {
    loop.startBehindRequests();
  }

  /** Asks it to end after the turn under way, without waiting for that. */
  public void stop() {
    loop.stop();
    consumer.sink().stopping();
  }

  /** Lets the turn under way come to its end, then closes the sink. */
  @Override
  public void close() {
    stop();
    loop.close();
  }

  /** What fails is the consumer's to say and to count, and to hold its position for. */
  private Duration turn() throws InterruptedException {
    try {
      if (!mayWork.getAsBoolean()) {
        return NOT_OURS;
      }
      // An answer to the sender is worth more than a fresh row, but not for ever.
      if (consumer.givesWay()) {
        return GIVING_WAY;
      }
      Optional<TurnResult> step = stepInPlace();
      return step.isPresent() ? rest(step.get()) : Duration.ZERO;
    } catch (RuntimeException | Error e) {
      return held(e).rest();
    }
  }

  private void end() {
    if (mayWork.getAsBoolean()) {
      attempt("note its position", consumer::stopped);
    }
    attempt("close", consumer.sink()::close);
  }

  /** Empty if all places stay taken for a while: then it is asked again whether it may work. */
  private Optional<TurnResult> stepInPlace() throws InterruptedException {
    if (!places.tryAcquire(LOOK_AROUND.toNanos(), TimeUnit.NANOSECONDS)) {
      return Optional.empty();
    }
    try {
      return mayWork.getAsBoolean() ? Optional.of(consumer.runOnce()) : Optional.empty();
    } finally {
      places.release();
    }
  }

  private TurnResult held(Throwable failure) {
    try {
      return consumer.held(failure);
    } catch (RuntimeException | Error e) {
      // There may be no memory left even to say so; it is said when the next turn fails.
      return UNSAID;
    }
  }

  private void attempt(String what, Runnable last) {
    try {
      last.run();
    } catch (RuntimeException | Error e) {
      log.error(
          "the consumer of {} ends, but could not {}; the next start opens it again",
          consumer.sink().name(),
          what,
          e);
    }
  }

  private Duration rest(TurnResult step) throws InterruptedException {
    return switch (step.kind()) {
      case MORE -> Duration.ZERO;
      case WORKED, HELD -> step.rest();
      case IDLE -> {
        consumer.awaitRecords(shorter(step.rest(), LOOK_AROUND));
        yield Duration.ZERO;
      }
    };
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
