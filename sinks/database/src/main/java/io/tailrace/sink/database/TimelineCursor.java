package io.tailrace.sink.database;

import java.time.Instant;

/**
 * A place in what is sorted by time, newest first: behind it comes what is older. Immutable.
 *
 * @param at whole seconds
 * @param tie what tells those of one second apart: an event's number, a message's id
 */
public record TimelineCursor<T>(Instant at, T tie) {}
