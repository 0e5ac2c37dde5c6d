package io.tailrace.server.config;

/** How a log line looks. Immutable, safe to share between threads. */
public enum LoggingFormat {
  TEXT,
  JSON
}
