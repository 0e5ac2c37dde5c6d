package io.tailrace.receiver.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.receiver.LogLines;
import io.tailrace.receiver.RequestOutcome;
import io.tailrace.receiver.Warnings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever HTTP/1 allows is taken, and what it does not allow is answered in our words. */
class HttpRulesTest {
  private static final String PROCESSED = "{\"processed\":1}";

  private TestReceiver receiver;
  private RawClient client;

  @BeforeEach
  void start() throws IOException {
    receiver = new TestReceiver();
    client = receiver.connect();
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    receiver.close();
  }

  @Test
  void aConnectionServesManyRequests() throws IOException {
    for (int i = 0; i < 20; i++) {
      Reply reply = client.send(SignedRequest.event("01A" + i).bytes()).reply();
      assertThat(reply.body()).isEqualTo(PROCESSED);
      assertThat(reply.header("connection")).isNull();
    }
  }

  @Test
  void pipelinedRequestsAreAnsweredInTurn() throws IOException {
    for (int i = 0; i < 20; i++) {
      client.send(SignedRequest.event("01A" + i / 2).bytes());
    }
    for (int i = 0; i < 20; i++) {
      assertThat(client.reply().body())
          .isEqualTo(i % 2 == 0 ? PROCESSED : "{\"processed\":0,\"duplicates\":1}");
    }
  }

  @Test
  void aChunkedBodyIsTaken() throws IOException {
    SignedRequest request =
        SignedRequest.event("01A").without("Content-Length").header("Transfer-Encoding", "chunked");
    client.send(request.head());
    for (byte octet : request.body()) {
      client.send("1\r\n" + (char) octet + "\r\n");
    }

    assertThat(client.send("0\r\n\r\n").reply().body()).isEqualTo(PROCESSED);
    assertThat(client.send(SignedRequest.event("01B").bytes()).reply().body()).isEqualTo(PROCESSED);
  }

  @Test
  void aBrokenChunkIsABadRequest() throws IOException {
    SignedRequest request =
        SignedRequest.event("01A").without("Content-Length").header("Transfer-Encoding", "chunked");
    Reply reply = client.send(request.head()).send("5\r\nabcde\r\nnonsense\r\n").reply();

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body()).isEqualTo("{\"error\":\"Bad Request\"}");
    assertThat(receiver.log.records()).isEmpty();
    assertThat(receiver.answered)
        .singleElement()
        .matches(a -> a.outcome() == RequestOutcome.REFUSED);
  }

  @Test
  void oldHttpEndsTheConnection() throws IOException {
    Reply reply =
        client.send(SignedRequest.event("01A").version("HTTP/1.0").without("Host").bytes()).reply();

    assertThat(reply.body()).isEqualTo(PROCESSED);
    assertThat(client.atEnd()).isTrue();
  }

  @Test
  void oldHttpMayKeepTheConnection() throws IOException {
    byte[] request =
        SignedRequest.event("01A").version("HTTP/1.0").header("Connection", "keep-alive").bytes();

    assertThat(client.send(request).reply().body()).isEqualTo(PROCESSED);
    assertThat(client.send(request).reply().status()).isEqualTo(200);
  }

  @Test
  void whoeverWaitsForContinueIsToldTo() throws IOException {
    SignedRequest request = SignedRequest.event("01A").header("Expect", "100-continue");

    assertThat(client.send(request.head()).reply().status()).isEqualTo(100);
    assertThat(client.send(request.body()).reply().body()).isEqualTo(PROCESSED);
  }

  @Test
  void whoeverWaitsForContinueIsRefusedBeforeTheBody() throws IOException {
    SignedRequest request =
        SignedRequest.event("01A").without("X-CIO-Signature").header("Expect", "100-continue");

    assertThat(client.send(request.head()).reply().status()).isEqualTo(401);
  }

  @Test
  void aRefusedRequestDoesNotEndTheConnection() throws IOException {
    assertThat(
            client
                .send(SignedRequest.event("01A").without("X-CIO-Signature").bytes())
                .reply()
                .status())
        .isEqualTo(401);
    assertThat(client.send(SignedRequest.event("01A").to("/nowhere").bytes()).reply().status())
        .isEqualTo(404);
    assertThat(client.send(SignedRequest.event("01A").method("PUT").bytes()).reply().status())
        .isEqualTo(405);
    assertThat(client.send(SignedRequest.event("01A").wrongSignature().bytes()).reply().status())
        .isEqualTo(401);
    assertThat(client.send(SignedRequest.event("01A").bytes()).reply().body()).isEqualTo(PROCESSED);
  }

  @Test
  void headersOverTheirLimitAreTooLarge() throws IOException {
    Reply reply =
        client
            .send(SignedRequest.event("01A").header("X-Much", "x".repeat(20_000)).bytes())
            .reply();

    assertThat(reply.status()).isEqualTo(431);
    assertThat(reply.body()).isEqualTo("{\"error\":\"Request Header Fields Too Large\"}");
    assertThat(reply.headers()).doesNotContainKey("server");
    assertThat(client.atEnd()).isTrue();
  }

  /** Customer.io sends ten. */
  @Test
  void aHundredFieldsAreEnough() throws IOException {
    String few = "X-A: b\r\n".repeat(80);
    String many = "X-A: b\r\n".repeat(101);
    String start = "POST /webhooks/customerio HTTP/1.1\r\nHost: here\r\nContent-Length: 0\r\n";

    assertThat(client.send(start + few + "\r\n").reply().status()).isEqualTo(401);
    assertThat(client.send(start + few + "\r\n").reply().status()).isEqualTo(401);
    assertThat(client.send(start + many + "\r\n").reply().status()).isEqualTo(431);
    assertThat(client.atEnd()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /webhooks/customerio HTTP/9.9\r\nHost: x\r\n\r\n",
        "POST /webhooks/customerio\r\n\r\n",
        "nonsense\r\n\r\n",
        "POST /a%zz HTTP/1.1\r\nHost: x\r\n\r\n",
        "POST /webhooks/../x%2f HTTP/1.1\r\nHost: x\r\n\r\n",
        "POST / HTTP/1.1\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: nine\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nExpect: miracles\r\n\r\n",
        "CONNECT example.com:443 HTTP/1.1\r\nHost: x\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
      })
  void whatBreaksTheRulesIsTheClientsMistake(String request) throws IOException {
    Reply reply = client.send(request).reply();

    assertThat(reply.status()).isBetween(400, 499);
    assertThat(reply.body()).startsWith("{\"error\":\"").doesNotContain("jetty", "Exception");
    assertThat(reply.headers()).doesNotContainKey("server");
    assertRefusedOnce();
  }

  /** Nobody would know why a sender waits, if it were answered out of sight. */
  private void assertRefusedOnce() {
    assertThat(receiver.answered)
        .singleElement()
        .matches(
            answered -> answered.outcome() == RequestOutcome.REFUSED && answered.feed() == null);
  }

  @Test
  void whatBreaksTheRulesIsSaidOnceAMinute() throws IOException {
    try (LogLines said = LogLines.of(Warnings.class)) {
      for (int i = 0; i < 5; i++) {
        receiver.send(SignedRequest.event("01A").header("X-Much", "x".repeat(20_000)));
        receiver.send(SignedRequest.event("01A").to("/web%2Fhooks"));
      }
      assertThat(said.lines())
          .hasSize(2)
          .anyMatch(line -> line.contains("431"))
          .anyMatch(line -> line.contains("404"));
    }
    assertThat(receiver.answered).hasSize(10);
  }

  @Test
  void httpsToThisPortIsCountedToo() throws IOException {
    client.send(new byte[] {0x16, 3, 1, 2, 0, 1, 0, 1, (byte) 0xfc, 3, 3, 10, 13, 10});

    assertThat(client.reply().status()).isEqualTo(400);
    assertRefusedOnce();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a_b", "x:99999", "[::1", "a:b:c", "-", "a b", "\u00fcml", "x,y"})
  void anyHostWillDo(String host) throws IOException {
    byte[] request = SignedRequest.event("01A").without("Host").header("Host", host).bytes();

    assertThat(client.send(request).reply().body()).isEqualTo(PROCESSED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://elsewhere:1/webhooks/customerio", "http://here//webhooks/customerio"})
  void aProxysFormOfTheAddressIsUnderstood(String target) throws IOException {
    assertThat(client.send(SignedRequest.event("01A").to(target).bytes()).reply().body())
        .isEqualTo(PROCESSED);
  }

  @Test
  void anUnknownExpectationIsIgnored() throws IOException {
    SignedRequest request = SignedRequest.event("01A").header("Expect", "miracles");

    assertThat(client.send(request.bytes()).reply().body()).isEqualTo(PROCESSED);
  }

  @Test
  void aClientThatLeavesWithinABodyHurtsNobody() throws IOException {
    SignedRequest request = SignedRequest.of("x".repeat(1000));
    client.send(request.head()).send("xxx").close();

    assertThat(receiver.send(SignedRequest.event("01A")).body()).isEqualTo(PROCESSED);
  }

  @Test
  void aClientThatOnlyClosesItsHalfStillGetsItsAnswer() throws IOException {
    client.send(SignedRequest.event("01A").bytes()).finishSending();

    assertThat(client.reply().body()).isEqualTo(PROCESSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health/live", "/health/ready"})
  void healthIsForEverybody(String path) throws IOException {
    SignedRequest request = SignedRequest.of(new byte[0]).to(path);

    Reply get = client.send(request.method("GET").bytes()).reply();
    assertThat(get.status()).isEqualTo(200);
    assertThat(get.body()).isEqualTo("{\"status\":\"ok\"}");
    assertThat(client.send(request.method("HEAD").bytes()).replyWithoutBody().status())
        .isEqualTo(200);
    Reply post = client.send(request.method("POST").bytes()).reply();
    assertThat(post.status()).isEqualTo(405);
    assertThat(post.header("allow")).isEqualTo("GET, HEAD");
  }

  @Test
  void bytesAreNotTextToUs() throws IOException {
    byte[] utf8 = SignedRequest.eventBody("01Ä€").getBytes(StandardCharsets.UTF_8);

    assertThat(client.send(SignedRequest.of(utf8).bytes()).reply().body()).isEqualTo(PROCESSED);
    assertThat(receiver.log.records().get(0).body()).isEqualTo(utf8);
  }
}
