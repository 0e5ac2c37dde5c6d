package io.tailrace.core.lease;

import io.tailrace.core.settings.Section;
import io.tailrace.core.settings.Setting;
import java.time.Duration;

/**
 * How long a lease lasts. Immutable.
 *
 * @param lasts after so long without a sign, another worker may take it
 */
public record LeaseTimes(
    @Setting(
            key = "log.lease",
            min = "1s",
            max = "10m",
            byDefault = "10s",
            meaning =
                "Redis: how long after a worker's last sign of life the others take over its work.")
        Duration lasts) {
  public static final LeaseTimes DEFAULT = Section.of(LeaseTimes.class).byDefault();

  /** How often it is renewed. */
  public Duration renewedEvery() {
    return lasts.dividedBy(5);
  }

  /**
   * For how long after it was asked for its holder relies on it. Shorter than it lasts, so that the
   * holder stops first even if the two clocks run apart.
   */
  public Duration reliedOn() {
    return lasts.multipliedBy(4).dividedBy(5);
  }
}
