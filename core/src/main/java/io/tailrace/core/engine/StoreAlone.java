package io.tailrace.core.engine;

import io.tailrace.core.consumer.ConsumerStore;
import io.tailrace.core.lease.Workers;
import java.util.List;
import java.util.Optional;

/** A store that one process has. As safe for threads as the store in it. */
record StoreAlone(ConsumerStore store) implements OpenedStore {
  @Override
  public Optional<Workers> workers() {
    return Optional.empty();
  }

  @Override
  public List<String> warnings() {
    return List.of();
  }

  @Override
  public void close() {
    store.close();
  }
}
