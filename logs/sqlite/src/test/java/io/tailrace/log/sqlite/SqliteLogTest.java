package io.tailrace.log.sqlite;

import io.tailrace.core.log.Pins;
import io.tailrace.core.log.Retention;
import io.tailrace.testkit.log.EventLogContract;
import io.tailrace.testkit.log.TrialLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.io.TempDir;

class SqliteLogTest extends EventLogContract {
  @TempDir Path folder;

  @Override
  public TrialLog open(Retention retention, Pins pins, InstantSource clock) throws IOException {
    return new SqliteTrial(folder, retention, pins, clock);
  }
}
