package io.tailrace.core.consumer;

import java.time.Duration;

/** What one turn of a consumer came to, and how long it may rest. Immutable. */
public record Step(Kind kind, Duration rest) {
  static final Step MORE = new Step(Kind.MORE, Duration.ZERO);

  static Step worked(Duration linger) {
    return new Step(Kind.WORKED, linger);
  }

  static Step idle(Duration untilNextRetry) {
    return new Step(Kind.IDLE, untilNextRetry);
  }

  static Step held(Duration wait) {
    return new Step(Kind.HELD, wait);
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
