package io.tailrace.server.config;

/**
 * Our own output. Immutable, safe to share between threads.
 *
 * @param level Defaults to {@code info}
 * @param format Defaults to {@code text}
 */
public record LoggingConfig(LoggingLevel level, LoggingFormat format) {}
