package io.tailrace.log.sqlite;

import io.tailrace.core.consumer.ConsumerStore;
import io.tailrace.testkit.store.ConsumerStoreContract;
import io.tailrace.testkit.store.TrialStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;

/** Over 10 s: each test of the contract makes its file anew, with a sync for each change. */
class SqliteConsumerStoreTest extends ConsumerStoreContract {
  @TempDir Path root;

  @Override
  public TrialStore open(Set<String> sinks) throws IOException {
    return new SqliteTrialStore(root, sinks);
  }

  /**
   * A crash copies the files as they are while the store is open, which is what a kill would leave.
   */
  private static final class SqliteTrialStore implements TrialStore {
    private final Path root;
    private Path folder;
    private ConsumerStore store;
    private int crashes;

    SqliteTrialStore(Path root, Set<String> sinks) throws IOException {
      this.root = root;
      this.folder = Files.createDirectory(root.resolve("0"));
      this.store = SqliteConsumerStore.open(folder, sinks);
    }

    @Override
    public ConsumerStore store() {
      return store;
    }

    @Override
    public void reopen(Set<String> sinks) {
      store.close();
      store = SqliteConsumerStore.open(folder, sinks);
    }

    @Override
    public void crash(Set<String> sinks) throws IOException {
      Path after = Files.createDirectory(root.resolve(String.valueOf(++crashes)));
      for (String name : new String[] {"consumers.db", "consumers.db-wal"}) {
        Files.copy(folder.resolve(name), after.resolve(name));
      }
      store.close();
      folder = after;
      store = SqliteConsumerStore.open(folder, sinks);
    }

    @Override
    public void close() {
      store.close();
    }
  }
}
