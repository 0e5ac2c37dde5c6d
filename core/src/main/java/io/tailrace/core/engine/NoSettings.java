package io.tailrace.core.engine;

/** Of an engine about which nothing can be set but its URL. */
public record NoSettings() {}
