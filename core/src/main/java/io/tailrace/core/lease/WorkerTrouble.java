package io.tailrace.core.lease;

import io.tailrace.core.consumer.ConsumerState;
import java.time.Instant;

/**
 * The state of a sink that does not work in one partition, as the worker that feeds it reported it.
 * Immutable.
 *
 * @param error for people
 * @param at when it was met last, to about ten seconds
 */
public record WorkerTrouble(ConsumerState state, String error, Instant at) {}
