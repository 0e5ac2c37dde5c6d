package io.tailrace.sink.forward;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of a call. Immutable. */
sealed interface CallResult {
  /** Whether it is a word on the event, not on the receiver. */
  default boolean isOfTheEvent() {
    return this instanceof Taken || this instanceof Refused;
  }

  /** It was not made: one before it must come first, or nothing is to be called now. */
  record NotMade() implements CallResult {}

  /** The receiver has it: it answered 2xx. */
  record Taken() implements CallResult {}

  /** The receiver will not have this event. */
  record Refused(String reason) implements CallResult {}

  /**
   * The receiver cannot have anything now.
   *
   * @param after what it asks for; null if it says nothing
   */
  record Later(String reason, @Nullable Duration after) implements CallResult {}

  /** The receiver is there no more, as it says itself. */
  record Gone(String reason) implements CallResult {}
}
