package io.tailrace.testkit.store;

import io.tailrace.core.consumer.ConsumerStore;
import java.util.Set;

class InMemoryConsumerStoreTest extends ConsumerStoreContract {
  @Override
  public TrialStore open(Set<String> sinks) {
    return new InMemoryTrialStore(sinks);
  }

  private static final class InMemoryTrialStore implements TrialStore {
    private InMemoryConsumerStore store;

    InMemoryTrialStore(Set<String> sinks) {
      store = new InMemoryConsumerStore(sinks);
    }

    @Override
    public ConsumerStore store() {
      return store;
    }

    @Override
    public void reopen(Set<String> sinks) {
      store = store.reopen(sinks);
    }

    @Override
    public void crash(Set<String> sinks) {
      store = store.reopen(sinks);
    }

    @Override
    public void close() {
      store.close();
    }
  }
}
