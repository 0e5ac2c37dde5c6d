package io.tailrace.core.consumer;

import java.time.Duration;

/** The result of a consumer's turn, and how long the consumer may rest. Immutable. */
public record TurnResult(Kind kind, Duration rest) {
  static final TurnResult MORE = new TurnResult(Kind.MORE, Duration.ZERO);

  static TurnResult worked(Duration linger) {
    return new TurnResult(Kind.WORKED, linger);
  }

  static TurnResult idle(Duration untilNextRetry) {
    return new TurnResult(Kind.IDLE, untilNextRetry);
  }

  static TurnResult held(Duration wait) {
    return new TurnResult(Kind.HELD, wait);
  }

  /** The kinds of turn. */
  public enum Kind {
    /** It worked, and there is more to do at once. */
    MORE,
    /** It worked and has caught up; records may gather for a moment. */
    WORKED,
    /** There was nothing to do. */
    IDLE,
    /** It could not work and tries again after the rest. */
    HELD
  }
}
