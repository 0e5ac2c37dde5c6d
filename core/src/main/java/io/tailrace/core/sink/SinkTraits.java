package io.tailrace.core.sink;

import io.tailrace.core.log.ReadLimit;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a sink asks of its consumer; made with {@link #of} and the methods that say what is special.
 * Immutable.
 *
 * @param batch the most that one write takes
 * @param linger how long the consumer lets records gather before the next write when it has caught
 *     up
 * @param ordered whether one person's records must come in order: then behind a record in retry,
 *     that person's later ones wait
 * @param quarantined whether it wants quarantined records too
 * @param doublesOnReplay whether an operator must be warned before a replay, because others see
 *     each record again
 * @param retry how it is tried again, if not as is configured for all sinks
 */
public record SinkTraits(
    ReadLimit batch,
    Duration linger,
    boolean ordered,
    boolean quarantined,
    boolean doublesOnReplay,
    @Nullable RetryPolicy retry) {

  /** Events in any order, as often as it takes, tried again as is configured. */
  public static SinkTraits of(ReadLimit batch, Duration linger) {
    return new SinkTraits(batch, linger, false, false, false, null);
  }

  /** One person's records must come in order. */
  public SinkTraits inOrder() {
    return new SinkTraits(batch, linger, true, quarantined, doublesOnReplay, retry);
  }

  /** It wants quarantined records too. */
  public SinkTraits withQuarantine() {
    return new SinkTraits(batch, linger, ordered, true, doublesOnReplay, retry);
  }

  /** Others see each record again when it is fed again. */
  public SinkTraits doublingOnReplay() {
    return new SinkTraits(batch, linger, ordered, quarantined, true, retry);
  }

  /** It is tried again by a policy of its own. */
  public SinkTraits retrying(RetryPolicy policy) {
    return new SinkTraits(batch, linger, ordered, quarantined, doublesOnReplay, policy);
  }
}
