package io.tailrace.log.redis;

/**
 * Redis cannot be asked now, or refused. The message says what, what happens next and what the
 * reader can do.
 */
final class RedisUnavailableException extends Exception {
  private static final long serialVersionUID = 1L;

  RedisUnavailableException(String message) {
    super(message);
  }

  RedisUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
