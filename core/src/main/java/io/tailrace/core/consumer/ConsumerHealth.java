package io.tailrace.core.consumer;

import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.Position;
import io.tailrace.core.sink.SinkUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a consumer fares, and what it says about it: once when it stops working, once when it works
 * again. One thread changes it, any may ask for the status.
 */
final class ConsumerHealth {
  private static final Logger log = LoggerFactory.getLogger(ConsumerHealth.class);
  private final InstantSource clock;
  private final Backoff backoff;
  private volatile ConsumerStatus status;

  ConsumerHealth(String sink, int partition, ConsumerContext context) {
    this.clock = context.clock();
    this.backoff =
        new Backoff(Duration.ofMillis(200), context.settings().maxBackoff(), context.random());
    this.status =
        new ConsumerStatus(
            sink, partition, ConsumerState.STARTING, clock.instant(), null, null, null);
  }

  ConsumerStatus status() {
    return status;
  }

  boolean refusing() {
    return status.state() == ConsumerState.REFUSING;
  }

  /** It works. */
  void running(Position position) {
    if (!status.state().healthy()) {
      log.atInfo()
          .addKeyValue("sink", status.sink())
          .addKeyValue("after", status.state().text())
          .log("{} works again", status.sink());
    }
    backoff.reset();
    status =
        new ConsumerStatus(
            status.sink(),
            status.partition(),
            ConsumerState.RUNNING,
            since(ConsumerState.RUNNING),
            position,
            null,
            null);
  }

  /** It could not work; returns how long to wait before the next try. */
  Duration failed(ConsumerState state, Throwable why, Position position) {
    Duration wait = backoff.next();
    if (status.state() != state || news(why)) {
      say(state, why, wait);
    }
    Position last = position == null ? status.position() : position;
    status =
        new ConsumerStatus(
            status.sink(),
            status.partition(),
            state,
            since(state),
            last,
            message(why),
            clock.instant());
    return wait;
  }

  private Instant since(ConsumerState state) {
    return status.state() == state ? status.since() : clock.instant();
  }

  /** Held already, but now by something that nobody foresaw. */
  private boolean news(Throwable why) {
    return unforeseen(why) && !message(why).equals(status.lastError());
  }

  private void say(ConsumerState state, Throwable why, Duration wait) {
    var event = state == ConsumerState.HOLDING ? log.atWarn() : log.atError();
    if (unforeseen(why)) {
      event = log.atError().setCause(why);
    }
    event
        .addKeyValue("sink", status.sink())
        .addKeyValue("state", state.text())
        .addKeyValue("next_try_ms", wait.toMillis())
        .log(
            "{} is {}: {}. Records wait in the log; it is tried again by itself",
            status.sink(),
            state.text(),
            message(why));
  }

  private static String message(Throwable why) {
    return unforeseen(why) || why.getMessage() == null ? why.toString() : why.getMessage();
  }

  /**
   * Not one of the failures that are part of the contracts: somebody must see where it came from.
   */
  private static boolean unforeseen(Throwable why) {
    return !(why instanceof SinkUnavailableException
        || why instanceof LogUnavailableException
        || why instanceof StoreUnavailableException
        || why instanceof PositionUnknownException
        || why instanceof SinkRefusesException);
  }
}
