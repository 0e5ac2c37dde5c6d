package io.tailrace.server.config;

/** How much is logged, from least to most. Immutable, safe to share between threads. */
public enum LoggingLevel {
  ERROR,
  WARN,
  INFO,
  DEBUG,
  TRACE
}
