package io.tailrace.customerio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fingerprints are stored on disk: these values must never change. */
class EventKeyTest {
  private static EventKey key(String objectType, String metric, long seconds) {
    return new EventKey(
        "any", ObjectType.of(objectType), Metric.of(metric), Instant.ofEpochSecond(seconds));
  }

  @ParameterizedTest
  @CsvSource({
    "email, opened, 1613063089, acef16ca8bb0209f",
    "customer, cio_subscription_preferences_changed, 0, 8a2935a46866d2e",
    "in_app, clicked, 253402300799, 6f73a2330cf7130c",
    "größe, 🎉, 1700000000, a9dc32e84fe34f43",
  })
  void isFixedForEver(String objectType, String metric, long seconds, String fingerprint) {
    assertThat(Long.toHexString(key(objectType, metric, seconds).fingerprint()))
        .isEqualTo(fingerprint);
  }

  @Test
  void tellsKindsAndTimesApartButNotIds() {
    long fingerprint = key("email", "opened", 1).fingerprint();

    assertThat(key("email", "opened", 2).fingerprint()).isNotEqualTo(fingerprint);
    assertThat(key("email", "clicked", 1).fingerprint()).isNotEqualTo(fingerprint);
    assertThat(key("emailo", "pened", 1).fingerprint()).isNotEqualTo(fingerprint);
    assertThat(
            new EventKey("x", ObjectType.EMAIL, Metric.OPENED, Instant.ofEpochSecond(1))
                .fingerprint())
        .isEqualTo(fingerprint);
  }
}
