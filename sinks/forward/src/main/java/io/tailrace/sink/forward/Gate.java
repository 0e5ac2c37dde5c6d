package io.tailrace.sink.forward;

import io.tailrace.core.sink.SinkStoppedException;
import io.tailrace.core.sink.SinkUnavailableException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether the receiver may be called now: not before the time that it asked for, and never again
 * once it said that nobody is there. Safe for use by many threads.
 */
final class Gate {
  private final String sink;
  private @Nullable Instant notBefore;
  private @Nullable String why;
  private @Nullable String gone;

  Gate(String sink) {
    this.sink = sink;
  }

  /** Returns if it may. */
  synchronized void check(Instant now) throws SinkUnavailableException {
    if (gone != null) {
      throw new SinkStoppedException(sink + ": " + gone);
    }
    if (notBefore != null && now.isBefore(notBefore)) {
      throw new SinkUnavailableException(
          sink + ": " + why + "; it asked not to be called before " + notBefore);
    }
  }

  /** What a call was answered that was not for the event alone. */
  synchronized void note(CallResult result, Instant now) {
    if (result instanceof CallResult.Gone refused) {
      gone = refused.reason();
    } else if (result instanceof CallResult.Later later && later.after() != null) {
      notBefore = now.plus(later.after());
      why = later.reason();
    }
  }

  /** An operator has spoken. */
  synchronized void open() {
    gone = null;
    notBefore = null;
  }
}
