package io.tailrace.operations.incoming;

import io.tailrace.operations.ledger.StallHistory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the receiver of this process knows of its requests. Safe for use by many threads. */
@FunctionalInterface
public interface IncomingWatch {

  /** How each feed's requests fared of late. */
  List<FeedStatus> feeds();

  /** What the sender had to wait for. */
  default StallHistory stalls() {
    return StallHistory.EMPTY;
  }

  /**
   * The last requests that were not answered 200, newest first; null where no requests come to this
   * process, or none runs.
   */
  default @Nullable List<FailedRequest> failed() {
    return null;
  }
}
