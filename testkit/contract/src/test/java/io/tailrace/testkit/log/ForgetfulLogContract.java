package io.tailrace.testkit.log;

import io.tailrace.core.log.Pins;
import io.tailrace.core.log.Retention;
import java.time.InstantSource;

/**
 * The contract on a log that answers without having flushed. Run by {@link NegativeControlTest}
 * alone: it must fail.
 */
class ForgetfulLogContract extends EventLogContract {
  @Override
  public TrialLog open(Retention retention, Pins pins, InstantSource clock) {
    return new InMemoryTrial(new ForgetfulLog(retention, pins, clock));
  }

  private static final class ForgetfulLog extends InMemoryLog {
    ForgetfulLog(Retention retention, Pins pins, InstantSource clock) {
      super(retention, pins, clock);
    }

    @Override
    protected void flush() {}
  }
}
