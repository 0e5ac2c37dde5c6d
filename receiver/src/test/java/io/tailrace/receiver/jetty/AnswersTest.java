package io.tailrace.receiver.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.FeedPath;
import io.tailrace.core.log.BodyHash;
import io.tailrace.core.log.NewRecord;
import io.tailrace.core.log.RecordKind;
import io.tailrace.customerio.SignatureScheme;
import io.tailrace.customerio.SignatureVerifier;
import io.tailrace.receiver.Feed;
import io.tailrace.receiver.RequestOutcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each row of the receiver's contract: status, body, what is kept, what is counted. */
class AnswersTest {
  private static final String UNVERIFIED = "{\"error\":\"Invalid signature\"}";
  private static final String QUARANTINED = "{\"processed\":0,\"quarantined\":1}";

  private TestReceiver receiver;

  @BeforeEach
  void start() throws IOException {
    receiver = new TestReceiver();
  }

  @AfterEach
  void stop() {
    receiver.close();
  }

  @Test
  void anEventIsKeptAsItCame() throws IOException {
    Instant before = Instant.now();
    Reply reply = receiver.send(SignedRequest.event("01A"));

    assertReply(reply, 200, "{\"processed\":1}");
    assertThat(receiver.log.records())
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.feed()).isEqualTo("default");
              assertThat(record.kind()).isEqualTo(RecordKind.EVENT);
              assertThat(record.key()).isEqualTo("01A");
              assertThat(record.body()).asString().isEqualTo(SignedRequest.eventBody("01A"));
              assertThat(record.receivedAt()).isBetween(before, Instant.now());
            });
    assertCounted("default", RequestOutcome.PROCESSED);
    assertThat(receiver.lastAnswered().events())
        .singleElement()
        .matches(key -> key.eventId().equals("01A"));
    assertThat(receiver.lastAnswered().verifiedAt()).isNotNull();
  }

  @Test
  void anEventSeenBeforeIsADuplicate() throws IOException {
    receiver.send(SignedRequest.event("01A"));

    assertReply(
        receiver.send(SignedRequest.event("01A")), 200, "{\"processed\":0,\"duplicates\":1}");
    assertCounted("default", RequestOutcome.DUPLICATE);
  }

  @Test
  void aKnownIdWithAnotherMeaningIsQuarantined() throws IOException {
    receiver.send(SignedRequest.event("01A"));
    String other = SignedRequest.eventBody("01A").replace("opened", "clicked");

    assertReply(receiver.send(SignedRequest.of(other)), 200, QUARANTINED);
    assertCounted("default", RequestOutcome.QUARANTINED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", "{", "[1,2", "{\"a\":1}", "null", "\"text\"", "\u00ff"})
  void aBodyThatIsNoEventIsQuarantined(String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);

    assertReply(receiver.send(SignedRequest.of(bytes)), 200, QUARANTINED);
    NewRecord kept = receiver.log.records().get(0);
    assertThat(kept.kind()).isEqualTo(RecordKind.QUARANTINED);
    assertThat(kept.key()).isEqualTo(BodyHash.key(bytes));
    assertThat(kept.body()).isEqualTo(bytes);
  }

  @Test
  void anEnvelopeIsAnsweredByItsElements() throws IOException {
    receiver.send(SignedRequest.event("01A"));
    String events =
        String.join(
            ",",
            SignedRequest.eventBody("01A"),
            SignedRequest.eventBody("01B"),
            "7",
            SignedRequest.eventBody("01C"));

    Reply reply = receiver.send(SignedRequest.of("{\"events\":[" + events + "]}"));

    assertReply(reply, 200, "{\"processed\":2,\"duplicates\":1,\"quarantined\":1}");
    assertCounted("default", RequestOutcome.PROCESSED);
    assertThat(receiver.log.records()).extracting(NewRecord::key).contains("01B", "01C");
  }

  @Test
  void anEmptyEnvelopeHoldsNothing() throws IOException {
    assertReply(receiver.send(SignedRequest.of("{\"events\":[]}")), 200, "{\"processed\":0}");
  }

  @Test
  void theSchemeOfTheNodeDesignVerifiesToo() throws IOException {
    assertReply(receiver.send(bodyOnlyAt(Instant.now())), 200, "{\"processed\":1}");
  }

  /** A request that was captured could else come again once its id is forgotten. */
  @Test
  void withoutATimestampHeaderTheEventsOwnTimeCounts() throws IOException {
    Instant longAgo = Instant.now().minus(Duration.ofDays(8));
    Instant ahead = Instant.now().plus(Duration.ofDays(2));
    for (Instant time : List.of(longAgo, ahead)) {
      assertReply(receiver.send(bodyOnlyAt(time)), 200, "{\"processed\":0,\"quarantined\":1}");
    }
  }

  private static SignedRequest bodyOnlyAt(Instant time) {
    String event = SignedRequest.eventBody("01A");
    return SignedRequest.of(event.replace("1700000000", "" + time.getEpochSecond()))
        .signedBodyOnly();
  }

  @Test
  void anotherFeedKeepsUnderItsOwnName() throws IOException {
    receiver.send(SignedRequest.event("01A"));

    assertReply(
        receiver.send(SignedRequest.event("01A").to("/webhooks/customerio/second")),
        200,
        "{\"processed\":1}");
    assertCounted("second", RequestOutcome.PROCESSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-CIO-Signature", "X-CIO-Timestamp"})
  void withoutItsHeadersARequestIsNotAccepted(String header) throws IOException {
    // Without a timestamp it may be a signature of the body alone, and then it is a wrong one.
    RequestOutcome outcome =
        header.contains("Signature") ? RequestOutcome.UNSIGNED : RequestOutcome.UNVERIFIED;
    assertNotAccepted(SignedRequest.event("01A").without(header), outcome);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "v0=00", "zz", "00112233"})
  void aMalformedSignatureIsNone(String signature) throws IOException {
    assertNotAccepted(
        SignedRequest.event("01A").header("X-CIO-Signature", signature), RequestOutcome.UNSIGNED);
  }

  @Test
  void aMalformedTimestampIsNone() throws IOException {
    assertNotAccepted(
        SignedRequest.event("01A").header("X-CIO-Timestamp", "now"), RequestOutcome.UNSIGNED);
  }

  /** Customer.io's own requests are refused there, so it is no stranger's mistake. */
  @Test
  void aFeedOfTheOtherSchemeIsUnverified() throws IOException {
    receiver.feed(
        new Feed(
            FeedPath.DEFAULT_FEED,
            new SignatureVerifier(List.of(SignedRequest.KEY), SignatureScheme.BODY)));
    assertNotAccepted(SignedRequest.event("01A"), RequestOutcome.UNVERIFIED);
  }

  @Test
  void aWrongSignatureIsUnverified() throws IOException {
    assertNotAccepted(SignedRequest.event("01A").wrongSignature(), RequestOutcome.UNVERIFIED);
  }

  private void assertNotAccepted(SignedRequest request, RequestOutcome outcome) throws IOException {
    assertReply(receiver.send(request), 401, UNVERIFIED);
    assertThat(receiver.log.records()).isEmpty();
    assertCounted("default", outcome);
    assertThat(receiver.lastAnswered().verifiedAt()).isNull();
  }

  @Test
  void anOldTimestampWithinTheWeekIsAccepted() throws IOException {
    Instant old = Instant.now().minus(Duration.ofDays(7));

    assertReply(receiver.send(SignedRequest.event("01A").signedAt(old)), 200, "{\"processed\":1}");
  }

  @ParameterizedTest
  @ValueSource(longs = {-181, 25})
  void aTimestampOutOfRangeIsQuarantined(long hours) throws IOException {
    Instant time = Instant.now().plus(Duration.ofHours(hours));

    assertReply(receiver.send(SignedRequest.event("01A").signedAt(time)), 200, QUARANTINED);
    assertThat(receiver.log.records())
        .singleElement()
        .matches(record -> record.reason().code().equals("timestamp_out_of_range"))
        .matches(record -> record.key().startsWith("sha256:"));
  }

  @Test
  void aStrictFeedRefusesAnOlderOne() throws IOException {
    SignedRequest request = SignedRequest.event("01A").to("/webhooks/customerio/strict");

    assertReply(receiver.send(request.signedAt(Instant.now().minusSeconds(3700))), 401, UNVERIFIED);
    assertReply(
        receiver.send(request.signedAt(Instant.now().minusSeconds(3500))),
        200,
        "{\"processed\":1}");
  }

  @Test
  void aFeedWithoutAKeyIsUnavailable() throws IOException {
    Reply reply = receiver.send(SignedRequest.event("01A").to("/webhooks/customerio/keyless"));

    assertReply(reply, 503, "{\"error\":\"This feed has no signing key yet\"}");
    assertCounted("keyless", RequestOutcome.UNAVAILABLE);
  }

  @Test
  void aLogThatCannotKeepIsUnavailableAndRecovers() throws IOException {
    receiver.log.unavailable("The disk is full.");
    Reply reply = receiver.send(SignedRequest.event("01A"));
    receiver.log.unavailable(null);

    assertReply(reply, 503, "{\"error\":\"Cannot keep events now; send it again later\"}");
    assertCounted("default", RequestOutcome.UNAVAILABLE);
    assertReply(receiver.send(SignedRequest.event("01A")), 200, "{\"processed\":1}");
  }

  @Test
  void aFaultOfOursIsUnavailableAndSaysNothing() throws IOException {
    receiver.log.fault(new IllegalStateException("a secret thing"));

    assertReply(
        receiver.send(SignedRequest.event("01A")),
        503,
        "{\"error\":\"Cannot keep events now; send it again later\"}");
  }

  @Test
  void aKeyThatChangesCountsFromTheNextRequestOn() throws IOException {
    receiver.feed(new Feed(FeedPath.DEFAULT_FEED, SignatureVerifier.of("another key")));

    assertReply(receiver.send(SignedRequest.event("01A")), 401, UNVERIFIED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/webhooks",
        "/webhooks/customeriox",
        "/webhooks/customerio/nobody",
        "/webhooks/customerio/second/x",
        "/health",
        "/webhooks/customerio/a%20b",
        "/webhooks%2Fcustomerio",
        "/webhooks/customerio/%2e%2e%2fx",
        "/a%zz",
        "/\u00ff",
        "/webhooks/customerio%00",
        "*"
      })
  void anUnknownPathIsNotFound(String path) throws IOException {
    assertReply(
        receiver.send(SignedRequest.event("01A").to(path)), 404, "{\"error\":\"Not found\"}");
    assertCounted(null, RequestOutcome.REFUSED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/webhooks/customerio/",
        "/webhooks/customerio?source=x",
        "/webhooks/customerio/default",
        "/webhooks/customerio/second/",
        "/webhooks/customerio/s%65cond",
        "//webhooks/customerio",
        "/webhooks//customerio",
        "///webhooks/customerio//",
        "//webhooks//customerio//second//"
      })
  void aPathMayBeWrittenInOtherWays(String path) throws IOException {
    assertReply(receiver.send(SignedRequest.event("01A").to(path)), 200, "{\"processed\":1}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "BREW"})
  void anotherMethodIsNotAllowed(String method) throws IOException {
    Reply reply = receiver.send(SignedRequest.event("01A").method(method));

    assertReply(reply, 405, "{\"error\":\"Method not allowed\"}");
    assertThat(reply.header("allow")).isEqualTo("POST");
  }

  @Test
  void theLogIsGivenWhatIsLeftOfTheTime() throws IOException {
    Instant before = Instant.now();
    receiver.send(SignedRequest.event("01A"));

    assertThat(receiver.log.lastDeadline())
        .isBetween(before.plusSeconds(2), Instant.now().plusSeconds(3));
  }

  private static void assertReply(Reply reply, int status, String body) {
    assertThat(reply.body()).isEqualTo(body);
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.header("content-type")).isEqualTo("application/json");
    assertThat(reply.headers()).doesNotContainKey("server");
  }

  private void assertCounted(String feed, RequestOutcome outcome) {
    assertThat(receiver.lastAnswered().feed()).isEqualTo(feed);
    assertThat(receiver.lastAnswered().outcome()).isEqualTo(outcome);
  }
}
