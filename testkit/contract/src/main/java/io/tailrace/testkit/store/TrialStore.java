package io.tailrace.testkit.store;

import io.tailrace.core.consumer.ConsumerStore;
import java.util.Set;

/** A consumer store under its contract. Used by one thread. */
public interface TrialStore extends AutoCloseable {
  /** The store as it is open now; another object after {@link #reopen} and {@link #crash}. */
  ConsumerStore store();

  /** Closes it in good order and opens it again for these configured sinks. */
  void reopen(Set<String> sinks) throws Exception;

  /** Ends it as the death of the process would, and opens what is left for these sinks. */
  void crash(Set<String> sinks) throws Exception;

  @Override
  void close();
}
