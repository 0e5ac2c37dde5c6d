package io.tailrace.dashboard.page;

/** A stream that stays open and says what changes. Immutable. */
public record PageStream(StreamSource source) implements PageAnswer {}
