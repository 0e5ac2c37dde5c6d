package io.tailrace.core.consumer;

import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.Position;
import io.tailrace.core.sink.SinkUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The state of a consumer, and what is logged about it: one line when it stops working, one when it
 * works again. One thread changes it, any may ask for the status.
 */
final class ConsumerHealth {
  private static final Logger log = LoggerFactory.getLogger(ConsumerHealth.class);
  private static final String NO_SINK = "no sink can be fed";
  private final InstantSource clock;
  private final Backoff backoff;
  private final Outages outages;
  private volatile ConsumerStatus status;

  ConsumerHealth(String sink, int partition, ConsumerContext context) {
    this.clock = context.clock();
    this.outages = context.outages();
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
    outages
        .ends(status.sink(), status.partition())
        .ifPresent(
            over ->
                log.info(
                    over.equals(NO_SINK) ? "sinks are fed again" : status.sink() + " works again"));
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
  Duration failed(ConsumerState state, Throwable why, Optional<Position> position) {
    Duration wait = backoff.next();
    String what = what(state, why);
    if (outages.begins(status.sink(), status.partition(), what) || news(why)) {
      say(what, state, why, wait);
    }
    Position last = position.orElse(status.position());
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

  /** What is said of all that cannot work for the same reason, once. */
  private String what(ConsumerState state, Throwable why) {
    return everySinks(why) ? NO_SINK : status.sink() + " is " + state.text();
  }

  private static boolean everySinks(Throwable why) {
    return why instanceof LogUnavailableException || why instanceof StoreUnavailableException;
  }

  /** Held already, but now by something that nobody foresaw. */
  private boolean news(Throwable why) {
    return unforeseen(why) && !message(why).equals(status.lastError());
  }

  private void say(String what, ConsumerState state, Throwable why, Duration wait) {
    var event = state == ConsumerState.HOLDING ? log.atWarn() : log.atError();
    if (unforeseen(why)) {
      event = log.atError().setCause(why);
    }
    event
        .addKeyValue("sink", status.sink())
        .addKeyValue("state", state.text())
        .addKeyValue("next_try_ms", wait.toMillis())
        .log(
            everySinks(why) ? "{}: {}" : "{}: {}. Records wait in the log, and Tailrace retries",
            what,
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
