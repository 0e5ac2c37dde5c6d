package io.tailrace.pipeline;

import io.tailrace.core.consumer.Consumer;
import io.tailrace.core.consumer.ConsumerState;
import io.tailrace.core.consumer.ConsumerStatus;
import io.tailrace.core.log.Position;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one sink stands in one partition. Immutable.
 *
 * @param state a consumer's state, or {@link #OFFLINE} while no server runs
 * @param healthy false if somebody should look
 * @param position the committed one, if there is one yet
 * @param lastError null if nothing went wrong since it last worked
 * @param lastErrorAt when it did
 * @param since when it came into this state; null where that is not known here
 * @param perSecond records that it had of late; null where that is not known here
 */
public record PartitionStatus(
    int partition,
    String state,
    boolean healthy,
    @Nullable Position position,
    @Nullable String lastError,
    @Nullable Instant lastErrorAt,
    @Nullable Instant since,
    @Nullable Double perSecond) {
  /** Nothing is written to the sink because no server runs. */
  public static final String OFFLINE = "offline";

  /** Another process works on it. */
  public static final String ELSEWHERE = "elsewhere";

  /** No process works on it. */
  public static final String WAITING = "waiting";

  private static final String NOBODY =
      "no worker has this partition now: its events wait. Look whether the workers run, and whether"
          + " they reach the log";

  /** One of which this process knows neither since when nor how fast. */
  public PartitionStatus(
      int partition,
      String state,
      boolean healthy,
      @Nullable Position position,
      @Nullable String lastError,
      @Nullable Instant lastErrorAt) {
    this(partition, state, healthy, position, lastError, lastErrorAt, null, null);
  }

  static PartitionStatus of(Consumer consumer) {
    ConsumerStatus status = consumer.status();
    return new PartitionStatus(
        status.partition(),
        status.state().text(),
        status.state().healthy(),
        status.position(),
        status.lastError(),
        status.lastErrorAt(),
        status.since(),
        consumer.counters().writtenPerSecond());
  }

  /** In partition 0, which every log has. */
  public static PartitionStatus notStarted(SinkView.@Nullable NotStarted why) {
    String state = ConsumerState.STARTING.text();
    return why == null
        ? new PartitionStatus(0, state, true, null, null, null)
        : new PartitionStatus(0, state, false, null, why.reason(), why.at());
  }

  /**
   * In a partition that this process does not work on.
   *
   * @param worked whether another one does; if not, its records wait
   */
  public static PartitionStatus elsewhere(
      int partition, boolean worked, @Nullable Position position) {
    return worked
        ? new PartitionStatus(partition, ELSEWHERE, true, position, null, null)
        : new PartitionStatus(partition, WAITING, false, position, NOBODY, null);
  }

  static PartitionStatus offline(int partition, @Nullable Position position) {
    return new PartitionStatus(partition, OFFLINE, true, position, null, null);
  }
}
