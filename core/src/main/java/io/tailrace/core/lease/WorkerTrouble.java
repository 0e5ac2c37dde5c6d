package io.tailrace.core.lease;

import io.tailrace.core.consumer.ConsumerState;
import java.time.Instant;

/**
 * How a sink that does not work fares in one partition, by the word of the worker that feeds it.
 * Immutable.
 *
 * @param error for people
 * @param at when it was met last, to about ten seconds
 */
public record WorkerTrouble(ConsumerState state, String error, Instant at) {}
