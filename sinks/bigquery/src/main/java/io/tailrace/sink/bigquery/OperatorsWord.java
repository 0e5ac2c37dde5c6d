package io.tailrace.sink.bigquery;

import io.tailrace.core.consumer.Replays;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.sink.SinkUnavailableException;

/**
 * Whether somebody has said not to wait for a flush that fails for ever: by asking for a replay.
 * Safe for use by many threads.
 */
@FunctionalInterface
interface OperatorsWord {

  /** How it is given, for the message of a failing flush. */
  String HOW =
      " Rows that are recorded could not be made visible; if this does not pass, 'tailrace replay"
          + " --sink warehouse --from T' has each of them looked up instead, and written if it is"
          + " missing.";

  boolean isGiven(int partition) throws SinkUnavailableException;

  static OperatorsWord of(Replays replays) {
    return partition -> {
      try {
        return replays.next(Ledger.SINK, partition).isPresent();
      } catch (StoreUnavailableException e) {
        throw new SinkUnavailableException(e.getMessage(), e);
      }
    };
  }
}
