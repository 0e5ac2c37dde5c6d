package io.tailrace.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.log.Retention;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is accepted twice is known the second time: both windows come from one figure. */
class AcceptedAndRememberedTest {
  private static final Instant SIGNED = Instant.parse("2026-11-24T06:00:00Z");

  /** At any two times within a fortnight of it, a quarter of an hour and a second apart. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aRequestThatIsAcceptedAgainIsStillKnown(boolean header) {
    List<Instant> accepted =
        LongStream.range(-14 * 96, 14 * 96)
            .flatMap(quarter -> LongStream.of(quarter * 900, quarter * 900 + 1))
            .mapToObj(SIGNED::plusSeconds)
            .filter(at -> accepted(at, header))
            .toList();
    Instant first = accepted.get(0);
    Instant last = accepted.get(accepted.size() - 1);
    Duration remembered = Retention.DEFAULT.deduplication(Instant.EPOCH, last);
    assertThat(Duration.between(first, last)).isLessThanOrEqualTo(remembered);
    Retention shorter =
        new Retention(Duration.ofDays(1), Duration.ofDays(2), 0, Duration.ofDays(1));
    assertThat(Duration.between(first, last))
        .as("whatever is configured")
        .isLessThanOrEqualTo(shorter.deduplication(Instant.EPOCH, last));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatCustomerIoSendsForSevenDaysIsAccepted(boolean header) {
    assertThat(LongStream.range(0, 7 * 96).mapToObj(quarter -> SIGNED.plusSeconds(quarter * 900)))
        .allMatch(at -> accepted(at, header));
  }

  /** By the header that is signed, or by the event's own time where there is none. */
  private static boolean accepted(Instant at, boolean header) {
    String timestamp = header ? String.valueOf(SIGNED.getEpochSecond()) : null;
    var arrival = new ArrivedRequest(new Feed("default", null), timestamp, at, null);
    return AgeRule.quarantine(arrival) == null && AgeRule.quarantine(arrival, SIGNED) == null;
  }
}
