package io.tailrace.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.settings.Secret;
import io.tailrace.customerio.SignatureScheme;
import io.tailrace.operations.incoming.FeedStatus;
import io.tailrace.operations.ledger.StallHistory;
import io.tailrace.receiver.AnsweredRequest;
import io.tailrace.receiver.RequestOutcome;
import io.tailrace.server.config.FeedConfig;
import io.tailrace.server.telemetry.RecentRequests;
import io.tailrace.testkit.time.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IncomingRequestsTest {
  private final SettableClock clock = new SettableClock(Instant.parse("2027-01-31T12:00:00Z"));
  private final RecentRequests recent = new RecentRequests(clock);
  private final IncomingRequests requests = with("a-key-of-16-chars");

  private IncomingRequests with(String... keys) {
    var feed =
        new FeedConfig("default", Secret.of(keys), SignatureScheme.ANY, Optional.empty(), null);
    return new IncomingRequests(List.of(feed), recent, null, () -> StallHistory.EMPTY, clock);
  }

  private void answered(RequestOutcome outcome) {
    boolean verified = outcome == RequestOutcome.PROCESSED || outcome == RequestOutcome.DUPLICATE;
    recent.answered(
        new AnsweredRequest(
            "default", outcome, List.of(), verified ? clock.instant() : null, Duration.ZERO, null));
  }

  private FeedStatus now() {
    return requests.feeds().get(0);
  }

  @Test
  void countsTheLastMinutesByOutcome() {
    answered(RequestOutcome.PROCESSED);
    clock.advance(Duration.ofMinutes(9));
    answered(RequestOutcome.PROCESSED);
    answered(RequestOutcome.DUPLICATE);
    assertThat(now().requests()).isEqualTo(Map.of("processed", 2L, "duplicate", 1L));
    clock.advance(Duration.ofMinutes(5));
    assertThat(now().requests()).isEqualTo(Map.of("processed", 1L, "duplicate", 1L));
    assertThat(now().lastVerified()).isEqualTo(clock.instant().minus(Duration.ofMinutes(5)));
    assertThat(now().problem()).isNull();
  }

  @Test
  void aKeyThatIsWrongFromTheStartIsSaidAtOnce() {
    answered(RequestOutcome.UNVERIFIED);
    assertThat(now().problem()).contains("signature is wrong", "TAILRACE_SIGNING_KEYS");
  }

  @Test
  void aKeyThatBecameWrongIsSaidForAsLongAsCustomerIoWaits() {
    answered(RequestOutcome.PROCESSED);
    clock.advance(Duration.ofMinutes(2));
    answered(RequestOutcome.UNVERIFIED);
    assertThat(now().problem()).contains("none was verified since");
    clock.advance(Duration.ofMinutes(59));
    assertThat(now().problem()).contains("none was verified since");
    answered(RequestOutcome.PROCESSED);
    assertThat(now().problem()).isNull();
  }

  @Test
  void aStrangersSignatureAmongRightOnesIsNoProblem() {
    answered(RequestOutcome.PROCESSED);
    clock.advance(Duration.ofSeconds(30));
    answered(RequestOutcome.UNVERIFIED);
    assertThat(now().problem()).isNull();
  }

  @Test
  void any503OfLateIsAProblem() {
    answered(RequestOutcome.PROCESSED);
    answered(RequestOutcome.UNAVAILABLE);
    answered(RequestOutcome.PROCESSED);
    assertThat(now().problem()).contains("503");
    clock.advance(Duration.ofMinutes(11));
    assertThat(now().problem()).isNull();
  }

  @Test
  void aFeedWithoutAKeyIsToldOnceItGetsRequests() {
    assertThat(with().feeds().get(0).problem()).isNull();
    answered(RequestOutcome.UNAVAILABLE);
    assertThat(with().feeds().get(0).problem()).contains("no signing key", "TAILRACE_SIGNING_KEYS");
  }

  @Test
  void requestsToNoFeedAreShown() {
    recent.answered(
        new AnsweredRequest(null, RequestOutcome.REFUSED, List.of(), null, Duration.ZERO, null));
    assertThat(requests.feeds()).hasSize(2);
    assertThat(requests.feeds().get(1).name()).isNull();
    assertThat(requests.feeds().get(1).requests()).isEqualTo(Map.of("refused", 1L));
  }

  @Test
  void whereNothingIsReceivedTheKeysAreShownAlone() {
    var elsewhere =
        new IncomingRequests(requests.configured(), null, null, () -> StallHistory.EMPTY, clock);
    assertThat(elsewhere.feeds()).containsExactly(FeedStatus.elsewhere("default", 1));
  }
}
