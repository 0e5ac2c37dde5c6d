package io.tailrace.server.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.operations.incoming.FailedRequest;
import io.tailrace.receiver.AnsweredRequest;
import io.tailrace.receiver.RequestFailure;
import io.tailrace.receiver.RequestOutcome;
import io.tailrace.testkit.time.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LastFailuresTest {
  private final SettableClock clock = new SettableClock(Instant.parse("2027-03-01T09:00:00Z"));
  private final LastFailures failures = new LastFailures(clock);

  private void fails(String feed, RequestOutcome outcome, int status, String path) {
    var failure =
        new RequestFailure(status, "so", "POST", path, "203.0.113.77", "1800000000", 10, null);
    failures.answered(
        new AnsweredRequest(feed, outcome, List.of(), null, Duration.ofMillis(7), failure));
  }

  @Test
  void tellsTheNewestFirstWithAllThatIsKnown() {
    fails("default", RequestOutcome.UNVERIFIED, 401, "/webhooks/customerio");
    clock.advance(Duration.ofSeconds(5));
    fails(null, RequestOutcome.REFUSED, 404, "/wp-login.php\r\nX: y");
    List<FailedRequest> all = failures.newestFirst();
    assertThat(all).extracting(FailedRequest::status).containsExactly(404, 401);
    FailedRequest stranger = all.get(0);
    assertThat(stranger.feed()).isNull();
    assertThat(stranger.outcome()).isEqualTo("refused");
    assertThat(stranger.path()).isEqualTo("/wp-login.php??X: y");
    assertThat(stranger.from()).isEqualTo("203.0.113.x");
    assertThat(stranger.tookMs()).isEqualTo(7);
    assertThat(stranger.at()).isEqualTo(clock.instant());
    assertThat(all.get(1).sender()).contains("an hour");
  }

  @Test
  void whatWasAnswered200IsNotAmongThem() {
    failures.answered(
        new AnsweredRequest(
            "default",
            RequestOutcome.PROCESSED,
            List.of(),
            clock.instant(),
            Duration.ofMillis(7),
            null));
    assertThat(failures.newestFirst()).isEmpty();
  }

  @Test
  void aFloodPushesOutItsOwnAlone() {
    for (int i = 0; i < 20; i++) {
      fails("default", RequestOutcome.UNAVAILABLE, 503, "/" + i);
    }
    for (int i = 0; i < 5_000; i++) {
      fails(null, RequestOutcome.REFUSED, 404, "/" + i);
    }
    fails("default", RequestOutcome.UNVERIFIED, 401, "/mine");
    List<FailedRequest> all = failures.newestFirst();
    assertThat(all).hasSize(LastFailures.MOST);
    assertThat(all).filteredOn(each -> each.status() == 503).hasSize(20);
    assertThat(all).filteredOn(each -> each.status() == 401).hasSize(1);
    assertThat(all.get(1).path()).as("of the flood the newest are kept").isEqualTo("/4999");
  }

  @Test
  void longTextsAreCut() {
    fails(null, RequestOutcome.REFUSED, 404, "/" + "a".repeat(5_000));
    assertThat(failures.newestFirst().get(0).path()).hasSize(201).endsWith("…");
  }

  @Test
  void addressesNameNoMachine() {
    assertThat(NetworkOf.address("35.188.196.183")).isEqualTo("35.188.196.x");
    assertThat(NetworkOf.address("2001:db8:1:2:3:4:5:6")).isEqualTo("2001:db8:1:…");
    assertThat(NetworkOf.address("[2001:db8:1:2:3:4:5:6]")).isEqualTo("2001:db8:1:…");
    assertThat(NetworkOf.address("::1")).isEqualTo("this machine");
    assertThat(NetworkOf.address("127.0.0.1")).isEqualTo("this machine");
    assertThat(NetworkOf.address(null)).isNull();
  }
}
