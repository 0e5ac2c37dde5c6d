package io.tailrace.core;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where threads are made, by name and with an end: what goes on is a {@link Loop}.
 * What a task here did not foresee is said in the log, as nobody waits for it. Stateless.
 */
public final class Threads {
  private static final Logger LOG = LoggerFactory.getLogger(Threads.class);

  private Threads() {}

  /**
   * Starts a platform thread that does this once and keeps no process alive: for native code, which
   * would hold a virtual thread's carrier.
   */
  public static Thread once(String name, Runnable task) {
    Thread thread = daemon(name, watched(name, task));
    thread.start();
    return thread;
  }

  /**
   * Starts one as {@link #once} does, with the lowest priority: for long work beside requests that
   * must be answered.
   */
  @SuppressWarnings("ThreadPriorityCheck") // handed on to the system, as a Loop's
  public static Thread gentle(String name, Runnable task) {
    Thread thread = daemon(name, watched(name, task));
    thread.setPriority(Thread.MIN_PRIORITY);
    thread.start();
    return thread;
  }

  /**
   * Starts one as {@link #once} does, with a large stack.
   *
   * @param stack bytes; only what is used counts
   */
  public static Thread deep(String name, long stack, Runnable task) {
    Thread thread = new Thread(null, watched(name, task), name, stack, false);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** Starts a virtual thread that does this once: for what mostly waits. */
  public static Thread waiting(String name, Runnable task) {
    return Thread.ofVirtual().name(name).start(watched(name, task));
  }

  /** Does this when the process is asked to end, beside what else was asked for. */
  public static void atExit(String name, Runnable task) {
    Runtime.getRuntime().addShutdownHook(new Thread(watched(name, task), name));
  }

  /** Not started yet; the task sees to its failures. */
  static Thread daemon(String name, Runnable task) {
    return Thread.ofPlatform().name(name).daemon(true).unstarted(task);
  }

  private static Runnable watched(String name, Runnable task) {
    return () -> {
      try {
        task.run();
      } catch (RuntimeException | Error e) {
        LOG.error("The work '{}' met something unforeseen and ended; please report this", name, e);
      }
    };
  }
}
