package io.tailrace.core.consumer;

import io.tailrace.core.log.Position;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A consumer as seen from outside at one moment. Immutable.
 *
 * @param since when it came into this state
 * @param position the committed one; null until its sink was opened
 * @param lastError what went wrong last, for people; null = nothing since it last worked
 * @param lastErrorAt when
 */
public record ConsumerStatus(
    String sink,
    int partition,
    ConsumerState state,
    Instant since,
    @Nullable Position position,
    @Nullable String lastError,
    @Nullable Instant lastErrorAt) {}
