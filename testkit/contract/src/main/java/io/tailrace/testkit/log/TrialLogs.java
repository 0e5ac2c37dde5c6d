package io.tailrace.testkit.log;

import io.tailrace.core.log.Pins;
import io.tailrace.core.log.Retention;
import java.time.InstantSource;

/** Makes logs to be tried. */
@FunctionalInterface
public interface TrialLogs {
  /** A fresh, empty log that is kept so. */
  TrialLog open(Retention retention, Pins pins, InstantSource clock) throws Exception;
}
