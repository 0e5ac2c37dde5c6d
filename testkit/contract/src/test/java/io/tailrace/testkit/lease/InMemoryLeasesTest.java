package io.tailrace.testkit.lease;

import io.tailrace.core.lease.Leases;
import io.tailrace.testkit.time.SettableClock;
import java.time.Duration;
import java.time.Instant;

class InMemoryLeasesTest extends LeaseContract {
  @Override
  protected TrialLeases open() {
    SettableClock clock = new SettableClock(Instant.parse("2026-03-01T09:00:00Z"));
    InMemoryLeases leases = new InMemoryLeases(clock);
    return new TrialLeases() {
      @Override
      public Leases leases() {
        return leases;
      }

      @Override
      public void pass(Duration time) {
        clock.advance(time);
      }

      @Override
      public void close() {}
    };
  }
}
