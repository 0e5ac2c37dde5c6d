package io.tailrace.dashboard.sql;

/**
 * What can be asked. Immutable.
 *
 * @param name {@code warehouse} or {@code database}
 * @param label for people
 * @param problem why it cannot be asked from here, and how instead; empty = it can
 * @param chosen whether the question is for it
 */
public record SqlStore(String name, String label, String problem, boolean chosen) {
  public boolean usable() {
    return problem.isEmpty();
  }
}
