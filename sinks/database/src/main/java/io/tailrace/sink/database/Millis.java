package io.tailrace.sink.database;

import java.time.Instant;

/** A time of our own clock, kept in milliseconds; an event's has whole seconds. Immutable. */
record Millis(Instant time) {}
