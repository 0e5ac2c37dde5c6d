package io.tailrace.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Nobody is warned of tables that come within half a minute of the first look. */
class LateTablesTest {
  private static final Instant START = Instant.parse("2026-11-24T06:00:00Z");
  private final LateTables tables = new LateTables();

  @Test
  void theyHaveHalfAMinute() {
    assertThat(tables.areLate(START)).isFalse();
    assertThat(tables.areLate(START.plusSeconds(29))).isFalse();
    assertThat(tables.areLate(START.plusSeconds(30))).isTrue();
  }

  @Test
  void theTimeBeginsAgainOnceTheyWereThere() {
    assertThat(tables.areLate(START)).isFalse();
    tables.found();
    assertThat(tables.areLate(START.plusSeconds(60))).isFalse();
  }

  @Test
  void aClockThatWasSetBackBeginsItAgain() {
    assertThat(tables.areLate(START)).isFalse();
    assertThat(tables.areLate(START.minusSeconds(3600))).isFalse();
    assertThat(tables.areLate(START.minusSeconds(3570))).isTrue();
  }
}
