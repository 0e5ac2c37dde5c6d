package io.tailrace.cli;

/**
 * The platform threads that carry virtual ones, which are what requests run on. The JVM makes as
 * many as there are processors, and counts once. Stateless.
 */
final class Carriers {
  private static final String PARALLELISM = "jdk.virtualThreadScheduler.parallelism";

  /** Before, a virtual thread inside {@code synchronized} keeps its carrier while it waits. */
  private static final int JAVA_THAT_LETS_GO = 24;

  private Carriers() {}

  /**
   * From the first virtual thread on, one processor is left to others: to the connection with the
   * log, and to what else is on the machine. Does nothing where the operator has said how many
   * carriers there shall be, before Java 24, and where there is but one processor.
   */
  public static void leaveOneProcessor() {
    int processors = Runtime.getRuntime().availableProcessors();
    if (processors > 1
        && Runtime.version().feature() >= JAVA_THAT_LETS_GO
        && System.getProperty(PARALLELISM) == null) {
      System.setProperty(PARALLELISM, String.valueOf(processors - 1));
    }
  }
}
