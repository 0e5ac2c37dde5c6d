package io.tailrace.admin.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who failed too often of late: so many failures a minute from one address, and no more tries are
 * taken from it until the minute is over. Knows a bounded number of addresses, the latest. Safe for
 * use by many threads.
 */
final class FailureLimit {
  static final int MOST = 20;
  static final Duration SPAN = Duration.ofMinutes(1);
  private static final int MOST_ADDRESSES = 1_000;

  private final InstantSource clock;
  private final Map<String, Failures> byAddress =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
          return size() > MOST_ADDRESSES;
        }
      };

  private record Failures(Instant since, int count) {}

  FailureLimit(InstantSource clock) {
    this.clock = clock;
  }

  synchronized boolean reached(String address) {
    Failures failures = byAddress.get(address);
    return failures != null && failures.count() >= MOST && lasts(failures);
  }

  synchronized void failed(String address) {
    Failures before = byAddress.get(address);
    boolean more = before != null && lasts(before);
    byAddress.put(
        address,
        more ? new Failures(before.since(), before.count() + 1) : new Failures(clock.instant(), 1));
  }

  private boolean lasts(Failures failures) {
    return clock.instant().isBefore(failures.since().plus(SPAN));
  }
}
