package io.tailrace.testkit.store;

import java.util.Set;

/** Makes consumer stores to be tried. */
@FunctionalInterface
public interface TrialStores {
  /** A fresh, empty store for these configured sinks. */
  TrialStore open(Set<String> sinks) throws Exception;
}
