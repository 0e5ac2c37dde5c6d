package io.tailrace.receiver.jetty;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.File;
import java.lang.management.ManagementFactory;

/**
 * How many files and connections this process may have open. Immutable.
 *
 * @param most a very large number where the system does not say
 * @param open now, and what is certain to come
 */
record Descriptors(long most, long open) {
  /** For files, sinks, the admin port and what a library opens for a moment. */
  private static final int KEPT_BACK = 128;

  private static final int FEWEST = 8;

  /** A connection that ends is read for a moment after it no longer counts. */
  private static final double ENDING = 0.25;

  static Descriptors ofThisProcess() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
        ? new Descriptors(
            system.getMaxFileDescriptorCount(), system.getOpenFileDescriptorCount() + jars())
        : new Descriptors(Long.MAX_VALUE, 0);
  }

  /**
   * Each stays open from the first search in it on. With an archive of classes that may be long
   * after the start: all may still come.
   */
  private static int jars() {
    return System.getProperty("java.class.path", "").split(File.pathSeparator, -1).length;
  }

  /** How many connections there may be at once, of those that are wanted. */
  int connections(int wanted) {
    long room = most - open - KEPT_BACK;
    return (int) Math.max(FEWEST, Math.min(wanted, room - ending(wanted)));
  }

  /** How many that end may be read for a moment at once, of those that are wanted. */
  int ending(int wanted) {
    long room = most - open - KEPT_BACK;
    return (int) Math.max(FEWEST, Math.min(wanted, Math.round(room * ENDING)));
  }
}
