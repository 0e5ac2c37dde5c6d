package io.tailrace.core.engine;

/** The settings of an engine that has none except its URL. */
public record NoSettings() {}
