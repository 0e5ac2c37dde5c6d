package io.tailrace.core.sink;

import io.tailrace.core.log.ReadLimit;
import java.time.Duration;

/**
 * What a sink asks of its consumer. Immutable.
 *
 * @param batch the most that one write takes
 * @param linger how long the consumer lets records gather before the next write when it has caught
 *     up
 * @param ordered whether one person's records must come in order: then behind a record in retry,
 *     that person's later ones wait
 * @param quarantined whether it wants quarantined records too
 * @param doublesOnReplay whether an operator must be warned before a replay, because others see
 *     each record again
 */
public record SinkTraits(
    ReadLimit batch,
    Duration linger,
    boolean ordered,
    boolean quarantined,
    boolean doublesOnReplay) {}
