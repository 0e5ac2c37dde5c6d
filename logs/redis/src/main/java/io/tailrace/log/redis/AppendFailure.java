package io.tailrace.log.redis;

/**
 * Why the last append could not be kept although Redis is there; null once one could. Safe for use
 * by many threads.
 */
final class AppendFailure {
  private volatile String message;

  void is(String what) {
    message = what;
  }

  void over() {
    message = null;
  }

  String orNull() {
    return message;
  }
}
