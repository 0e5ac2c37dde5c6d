package io.tailrace.core.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.log.Position;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccountsTest {
  private static final UUID LOG = new UUID(1, 2);
  private final Accounts accounts = new Accounts();

  @Test
  void everyOutcomeCounts() {
    accounts.begin(position(10, 4, 7));
    accounts.written(3);
    accounts.notWanted(List.of(13L, 99L), 20);
    accounts.lost(2);
    accounts.settled();
    // 7 is pending yet, 4 is settled; of the ten passed, 15 to 18 wait.
    assertThat(accounts.difference(position(20, 7, 15, 16, 17, 18))).isZero();
  }

  @Test
  void aRecordThatIsPassedOverShows() {
    accounts.begin(position(1));
    accounts.written(9);
    assertThat(accounts.difference(position(11))).isEqualTo(1);
    assertThat(accounts.news(position(11))).isEqualTo(1);
    assertThat(accounts.news(position(11))).as("said once").isZero();
  }

  @Test
  void oneThatIsHandedOverTwiceShows() {
    accounts.begin(position(1));
    accounts.written(11);
    assertThat(accounts.difference(position(11))).isEqualTo(-1);
  }

  @Test
  void oneThatStopsBeingPendingWithoutAnOutcomeShows() {
    accounts.begin(position(10, 4));
    assertThat(accounts.difference(position(10))).isEqualTo(1);
  }

  @Test
  void whatAReplayBroughtBackIsPendingAndNotPassed() {
    accounts.begin(position(10));
    accounts.broughtBack(2);
    assertThat(accounts.difference(position(10, 3, 4))).isZero();
    accounts.settled();
    assertThat(accounts.difference(position(10, 4))).isZero();
  }

  @Test
  void eachOpeningBeginsAnew() {
    accounts.begin(position(1));
    accounts.written(5);
    accounts.begin(position(3));
    assertThat(accounts.difference(position(3))).isZero();
  }

  private static Position position(long offset, long... pending) {
    return new Position(LOG, 0, offset, Arrays.stream(pending).boxed().toList());
  }
}
