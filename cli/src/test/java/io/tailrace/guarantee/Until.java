package io.tailrace.guarantee;

import java.util.concurrent.TimeUnit;

/** Waits for what must come to be so. Stateless. */
final class Until {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  private Until() {}

  /** Answered by whatever is waited for. */
  interface Question {
    boolean isSo() throws Exception;
  }

  /** Returns once it is so. */
  static void isSo(String what, Question question) throws Exception {
    long until = System.nanoTime() + PATIENCE_NANOS;
    while (!question.isSo()) {
      if (System.nanoTime() > until) {
        throw new AssertionError("never so: " + what);
      }
      TimeUnit.MILLISECONDS.sleep(2);
    }
  }
}
