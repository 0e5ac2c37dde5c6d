package io.tailrace.core.engine;

import io.tailrace.core.consumer.ConsumerStore;
import io.tailrace.core.lease.Workers;
import java.util.List;
import java.util.Optional;

/** A small store that is open, and what its engine can say of it. Safe for use by many threads. */
public interface OpenedStore extends AutoCloseable {

  /** What consumers remember there. */
  ConsumerStore store();

  /** The processes that share it; empty if one process has it alone. */
  Optional<Workers> workers();

  /** What about its settings can lose what is there; for people. */
  List<String> warnings();

  @Override
  void close();

  /** A store that only this process uses, with nothing to warn of. */
  static OpenedStore alone(ConsumerStore store) {
    return new StoreAlone(store);
  }
}
