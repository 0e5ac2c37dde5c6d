package io.tailrace.testkit.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.lease.Lease;
import io.tailrace.core.lease.Leases;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What all leases promise: one owner at a time, and epochs that only grow. */
public abstract class LeaseContract {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(80);
  private TrialLeases trial;

  /** Fresh ones. */
  protected abstract TrialLeases open() throws Exception;

  @BeforeEach
  void openLeases() throws Exception {
    trial = open();
  }

  @AfterEach
  void closeLeases() {
    trial.close();
  }

  private Leases leases() {
    return trial.leases();
  }

  private Lease taken(String name, String worker, Duration time) throws Exception {
    return leases().acquire(name, worker, time).orElseThrow();
  }

  @Test
  void oneWorkerHasIt() throws Exception {
    Lease lease = taken("a", "one", LONG);
    assertThat(lease.afterUncleanStop()).isFalse();
    assertThat(leases().acquire("a", "two", LONG)).isEmpty();
    assertThat(taken("b", "two", LONG).epoch()).isNotEqualTo(lease.epoch());
    assertThat(leases().held()).extracting(Lease::name).containsExactlyInAnyOrder("a", "b");
    assertThat(leases().held()).extracting(Lease::owner).containsExactlyInAnyOrder("one", "two");
  }

  @Test
  void whatIsGivenBackIsFreeAndWasEndedCleanly() throws Exception {
    Lease first = taken("a", "one", LONG);
    leases().release(first);
    assertThat(leases().held()).isEmpty();
    Lease second = taken("a", "two", LONG);
    assertThat(second.epoch()).isGreaterThan(first.epoch());
    assertThat(second.afterUncleanStop()).isFalse();
  }

  @Test
  void isOverAfterItsTime() throws Exception {
    Lease first = taken("a", "one", SHORT);
    trial.pass(SHORT);
    assertThat(leases().held()).isEmpty();
    Lease second = taken("a", "two", LONG);
    assertThat(second.epoch()).isGreaterThan(first.epoch());
    assertThat(second.afterUncleanStop()).isTrue();
    assertThat(leases().renew(first, LONG)).as("it belongs to another").isFalse();
    leases().release(first);
    assertThat(leases().acquire("a", "three", LONG)).as("nor can it be given back").isEmpty();
  }

  @Test
  void staysAsLongAsItIsRenewed() throws Exception {
    Lease lease = taken("a", "one", SHORT);
    assertThat(leases().renew(lease, LONG)).isTrue();
    trial.pass(SHORT);
    assertThat(leases().acquire("a", "two", LONG)).isEmpty();
  }

  @Test
  void mayBeRenewedLateIfNobodyTookIt() throws Exception {
    Lease lease = taken("a", "one", SHORT);
    trial.pass(SHORT);
    assertThat(leases().renew(lease, LONG)).isTrue();
    assertThat(leases().acquire("a", "two", LONG)).isEmpty();
  }

  @Test
  void itsOwnerMayTakeItAgain() throws Exception {
    Lease first = taken("a", "one", LONG);
    Lease again = taken("a", "one", LONG);
    assertThat(again.epoch()).isGreaterThan(first.epoch());
    assertThat(again.afterUncleanStop()).isTrue();
    assertThat(leases().renew(first, LONG)).isFalse();
  }

  @Test
  void countsTheWorkersThatAreThere() throws Exception {
    assertThat(leases().announce("one", LONG)).isEqualTo(1);
    assertThat(leases().announce("two", SHORT)).isEqualTo(2);
    assertThat(leases().announce("one", LONG)).isEqualTo(2);
    trial.pass(SHORT);
    assertThat(leases().announce("one", LONG)).isEqualTo(1);
    assertThat(leases().announce("two", LONG)).isEqualTo(2);
    leases().leave("one");
    assertThat(leases().announce("two", LONG)).isEqualTo(1);
  }
}
