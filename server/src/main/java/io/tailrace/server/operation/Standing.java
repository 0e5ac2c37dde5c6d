package io.tailrace.server.operation;

import io.tailrace.core.consumer.ConsumerState;
import io.tailrace.core.consumer.ConsumerStatus;
import io.tailrace.core.log.Position;
import java.time.Instant;

/**
 * How one sink stands in one partition. Immutable.
 *
 * @param state a consumer's state, or {@link #OFFLINE} while no server runs
 * @param healthy false if somebody should look
 * @param position the committed one; null if there is none yet
 * @param lastError null if nothing went wrong since it last worked
 * @param lastErrorAt null with it
 */
public record Standing(
    int partition,
    String state,
    boolean healthy,
    Position position,
    String lastError,
    Instant lastErrorAt) {
  /** Nothing is written to the sink because no server runs. */
  public static final String OFFLINE = "offline";

  static Standing of(ConsumerStatus status) {
    return new Standing(
        status.partition(),
        status.state().text(),
        status.state().healthy(),
        status.position(),
        status.lastError(),
        status.lastErrorAt());
  }

  /** In partition 0, which every log has. */
  static Standing notStarted(SinkView.NotStarted why) {
    String state = ConsumerState.STARTING.text();
    return why == null
        ? new Standing(0, state, true, null, null, null)
        : new Standing(0, state, false, null, why.reason(), why.at());
  }

  static Standing offline(int partition, Position position) {
    return new Standing(partition, OFFLINE, true, position, null, null);
  }
}
