package io.tailrace.core.consumer;

/**
 * A range of offsets to hand to one sink again: {@code next} is the first still to come, {@code to}
 * is past the last.
 */
public record Replay(long id, String sink, int partition, long next, long to) {}
