package io.tailrace.log.sqlite;

import io.tailrace.core.consumer.ConsumerStore;
import io.tailrace.core.log.EventLog;
import io.tailrace.testkit.consumer.ConsumerContract;
import io.tailrace.testkit.store.InMemoryConsumerStore;
import io.tailrace.testkit.time.SettableClock;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;

/** Consumers on this log with this store. */
class SqliteConsumerTest extends ConsumerContract {
  @TempDir Path folder;

  @Override
  protected EventLog openLog(SettableClock clock) {
    var nobody = new InMemoryConsumerStore(Set.of()).pins();
    return SqliteLog.open(SqliteLogSettings.in(folder), nobody, clock);
  }

  @Override
  protected ConsumerStore openStore(SettableClock clock) {
    return SqliteConsumerStore.open(folder, Set.of("scripted"));
  }
}
