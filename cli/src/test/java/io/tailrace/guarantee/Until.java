package io.tailrace.guarantee;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits for what must come to be so. Stateless. */
final class Until {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Until() {}

  /** Answered by whatever is waited for. */
  interface Question {
    boolean isSo() throws Exception;
  }

  /** Returns once it is so. */
  static void isSo(String what, Question question) throws Exception {
    isSo(what, PATIENCE, question);
  }

  /** Returns once it is so, after at most this time. */
  static void isSo(String what, Duration atMost, Question question) throws Exception {
    long until = System.nanoTime() + atMost.toNanos();
    while (!question.isSo()) {
      if (System.nanoTime() > until) {
        throw new AssertionError("never so: " + what);
      }
      TimeUnit.MILLISECONDS.sleep(2);
    }
  }
}
