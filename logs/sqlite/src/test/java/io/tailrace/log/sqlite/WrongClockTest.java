package io.tailrace.log.sqlite;

import io.tailrace.core.log.Pins;
import io.tailrace.core.log.Retention;
import io.tailrace.testkit.log.TrialLog;
import io.tailrace.testkit.log.WrongClockContract;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.io.TempDir;

class WrongClockTest extends WrongClockContract {
  @TempDir Path folder;

  @Override
  protected TrialLog open(Retention retention, Pins pins, InstantSource clock) throws IOException {
    return new SqliteTrial(folder, retention, pins, clock);
  }
}
