package io.tailrace.core.engine;

import java.time.InstantSource;
import java.util.Set;

/**
 * The process that opens a store. Immutable.
 *
 * @param sinks those that are configured; only they keep records in the log
 * @param worker this process's name, which no other has
 */
public record StoreUser(Set<String> sinks, String worker, InstantSource clock) {
  public StoreUser {
    sinks = Set.copyOf(sinks);
  }
}
