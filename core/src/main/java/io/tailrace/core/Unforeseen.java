package io.tailrace.core;

import org.slf4j.Logger;

/** Says what nobody foresaw, on a thread that must go on whatever happens. Stateless. */
public final class Unforeseen {
  private Unforeseen() {}

  /** Logs it with its trace; never throws. */
  public static void say(Logger log, String message, Throwable unforeseen) {
    try {
      log.error(message, unforeseen);
    } catch (RuntimeException | Error e) {
      // There may be no memory left even to say so; it is said when the next turn fails.
      return;
    }
  }
}
