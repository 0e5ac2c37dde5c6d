package io.tailrace.core.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.log.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RetriesTest {
  private static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");
  private final Retries retries = new Retries(ConsumerSettings.DEFAULT);

  @Test
  void theWaitDoublesWithEachRefusal() {
    assertThat(retries.refused(5, null, "no", NOW).due()).isEqualTo(NOW.plusSeconds(1));
    assertThat(retries.refused(5, null, "no", NOW).due()).isEqualTo(NOW.plusSeconds(2));
    assertThat(retries.refused(5, null, "no", NOW).attempts()).isEqualTo(3);
  }

  @Test
  void aPersonsLaterRecordsWaitBehindTheOneThatIsNotDue() {
    retries.refused(5, "ada", "no", NOW);
    retries.waiting(6, "ada", NOW);
    retries.waiting(7, "ben", NOW);
    assertThat(retries.due(NOW)).extracting(Retry::offset).containsExactly(7L);
    assertThat(retries.due(NOW.plusSeconds(1)))
        .extracting(Retry::offset)
        .containsExactly(5L, 6L, 7L);
  }

  @Test
  void whatTheSinkSaysIsPendingCounts() {
    retries.refused(5, null, "no", NOW);
    retries.refused(6, null, "no", NOW);
    Position position = Position.at(new UUID(1, 2), 0, 9).withPending(List.of(6L, 8L));
    retries.reconcile(position, NOW);
    assertThat(retries.due(NOW.plusSeconds(1)))
        .extracting(Retry::offset, Retry::attempts)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(6L, 1), org.assertj.core.groups.Tuple.tuple(8L, 0));
  }

  @Test
  void saysHowLongUntilTheNext() {
    assertThat(retries.untilNext(NOW, Duration.ofSeconds(30))).isEqualTo(Duration.ofSeconds(30));
    retries.refused(5, null, "no", NOW);
    assertThat(retries.untilNext(NOW, Duration.ofSeconds(30))).isEqualTo(Duration.ofSeconds(1));
    assertThat(retries.untilNext(NOW.plusSeconds(9), Duration.ofSeconds(30)))
        .isEqualTo(Duration.ZERO);
  }
}
