package io.tailrace.customerio.appapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where buckets begin. */
class PeriodTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static void starts(Period by, ZoneId zone, String moment, String start) {
    assertThat(by.startOf(Instant.parse(moment), zone)).isEqualTo(start);
  }

  @Test
  void inEasternStandardTimeAllYear() {
    starts(Period.HOUR, Zones.EST, "2026-07-01T12:59:59Z", "2026-07-01T12:00:00Z");
    // New York is at -4 then; EST is not.
    starts(Period.DAY, Zones.EST, "2026-07-02T04:59:59Z", "2026-07-01T05:00:00Z");
    starts(Period.DAY, Zones.EST, "2026-07-02T05:00:00Z", "2026-07-02T05:00:00Z");
    starts(Period.MONTH, Zones.EST, "2026-03-01T04:00:00Z", "2026-02-01T05:00:00Z");
  }

  @Test
  void weeksBeginOnSunday() {
    starts(Period.WEEK, Zones.EST, "2026-03-05T15:20:00Z", "2026-03-01T05:00:00Z");
    starts(Period.WEEK, Zones.EST, "2026-03-08T04:59:59Z", "2026-03-01T05:00:00Z");
    starts(Period.WEEK, Zones.EST, "2026-03-08T05:00:00Z", "2026-03-08T05:00:00Z");
  }

  @Test
  void daysOf23And25Hours() {
    Map<String, List<Long>> three = Map.of("sent", List.of(1L, 2L, 3L));
    Series spring = Series.from(Instant.parse("2026-03-27T23:00:00Z"), Period.DAY, BERLIN, three);
    assertThat(spring.buckets().stream().map(Bucket::start))
        .containsExactly(
            Instant.parse("2026-03-27T23:00:00Z"),
            Instant.parse("2026-03-28T23:00:00Z"),
            Instant.parse("2026-03-29T22:00:00Z"));
    starts(Period.DAY, BERLIN, "2026-10-25T22:30:00Z", "2026-10-24T22:00:00Z");
  }

  @Test
  void monthsAreAsLongAsTheyAre() {
    Instant january = Instant.parse("2026-01-01T05:00:00Z");
    assertThat(Period.MONTH.move(january, 1, Zones.EST)).isEqualTo("2026-02-01T05:00:00Z");
    assertThat(Period.MONTH.move(january, -11, Zones.EST)).isEqualTo("2025-02-01T05:00:00Z");
  }

  @Test
  void theLastBucketIsThePresentOne() {
    Series series =
        Series.upTo(
            Instant.parse("2026-03-05T15:20:00Z"),
            Period.WEEK,
            Map.of("sent", List.of(7L, 8L, 9L), "opened", List.of(1L)));

    assertThat(series.buckets().get(2))
        .isEqualTo(
            new Bucket(
                Instant.parse("2026-03-01T05:00:00Z"),
                new Counts(Map.of("sent", 9L, "opened", 0L))));
    assertThat(series.buckets().get(0).start()).isEqualTo("2026-02-15T05:00:00Z");
    assertThat(series.totals().of("sent")).isEqualTo(24);
  }
}
