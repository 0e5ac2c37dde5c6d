package io.tailrace.testkit.bigquery;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Lets calls fail as {@link Faults} says. What was late is done before the next call, whoever's
 * that is. Safe for use by many threads.
 */
final class FaultyCalls {
  private static final long MOMENT_MILLIS = 3;
  private final Queue<Runnable> late = new ConcurrentLinkedQueue<>();
  private volatile Faults faults = Faults.NONE;

  /** One call's effect. */
  interface Effect<T, E extends Exception> {
    T happen() throws E;
  }

  /** How a call is refused. */
  interface Failing<E extends Exception> {
    E failure(Fault fault);
  }

  void faults(Faults next) {
    faults = next;
  }

  /** One call, or its failure. */
  <T, E extends Exception> T call(String name, Effect<T, E> effect, Failing<E> failing) throws E {
    settle();
    Fault fault = faults.next(name);
    switch (fault) {
      case NONE -> {}
      case DELAYED -> pause();
      case LOST_ANSWER -> {
        effect.happen();
        throw failing.failure(fault);
      }
      case LATE -> {
        late.add(() -> quietly(effect));
        throw failing.failure(fault);
      }
      default -> throw failing.failure(fault);
    }
    return effect.happen();
  }

  /** Does what is late. */
  void settle() {
    Queue<Runnable> now = new ArrayDeque<>();
    for (Runnable one = late.poll(); one != null; one = late.poll()) {
      now.add(one);
    }
    now.forEach(Runnable::run);
  }

  /** Nobody waits for its answer any more. */
  private static void quietly(Effect<?, ?> effect) {
    try {
      effect.happen();
    } catch (Exception e) {
      // Refused, as it would have been at once.
    }
  }

  private static void pause() {
    try {
      Thread.sleep(MOMENT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
