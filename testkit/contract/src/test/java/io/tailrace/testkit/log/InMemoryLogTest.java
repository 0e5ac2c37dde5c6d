package io.tailrace.testkit.log;

import io.tailrace.core.log.Pins;
import io.tailrace.core.log.Retention;
import java.time.InstantSource;

class InMemoryLogTest extends EventLogContract {
  @Override
  public TrialLog open(Retention retention, Pins pins, InstantSource clock) {
    return new InMemoryTrial(new InMemoryLog(retention, pins, clock));
  }
}
