package io.tailrace.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.log.AppendOutcome;
import io.tailrace.core.log.EventLog;
import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.NewRecord;
import io.tailrace.core.log.ReadLimit;
import io.tailrace.core.log.Source;
import io.tailrace.customerio.EventKind;
import io.tailrace.customerio.SampleEvents;
import io.tailrace.customerio.SignatureVerifier;
import io.tailrace.customerio.Signer;
import io.tailrace.customerio.SigningKey;
import io.tailrace.testkit.log.ForwardingLog;
import io.tailrace.testkit.log.InMemoryLog;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the listener is told of requests that were not answered 200. */
class ToldFailuresTest {
  private static final SigningKey KEY = new SigningKey("a-key-for-tests");
  private static final String BODY = "{\"event_id\":\"01A\",\"secret\":\"ada@example.com\"}";

  @TempDir Path folder;
  private final InMemoryLog log = new InMemoryLog(InstantSource.system());
  private final List<AnsweredRequest> told = new ArrayList<>();

  private record Request(String method, String path, Map<String, String> headers, String text)
      implements IncomingRequest {
    @Override
    public String rawPath() {
      return path;
    }

    @Override
    public String header(String name) {
      return headers.get(name);
    }

    @Override
    public long declaredLength() {
      return text.length();
    }

    @Override
    public long beganNanoTime() {
      return System.nanoTime();
    }

    @Override
    public BodyInput body() {
      return new StreamInput(new ByteArrayInputStream(text.getBytes(UTF_8)));
    }

    @Override
    public String from() {
      return "203.0.113.7";
    }
  }

  private AnsweredRequest answered(EventLog events, Request request) throws Exception {
    Feed feed = new Feed("default", SignatureVerifier.of(KEY.text()));
    var endpoint =
        new WebhookEndpoint(
            ReceiverLimits.DEFAULT,
            folder,
            name -> Optional.of(feed).filter(one -> one.name().equals(name)),
            events,
            new WebhookEndpoint.Watch(told::add, InstantSource.system()));
    endpoint.prepare();
    endpoint.receive(request);
    return told.get(told.size() - 1);
  }

  private static Request signed(SigningKey key, String body) {
    String timestamp = Long.toString(Instant.now().getEpochSecond());
    return new Request(
        "POST",
        "/webhooks/customerio",
        Map.of(
            "X-CIO-Timestamp",
            timestamp,
            "X-CIO-Signature",
            Signer.sign(key, timestamp, body.getBytes(UTF_8))),
        body);
  }

  @Test
  void ofAWrongSignatureAllButTheBody() throws Exception {
    Request wrong = signed(new SigningKey("another-key"), BODY);
    RequestFailure failure = answered(log, wrong).failure();
    assertThat(failure.status()).isEqualTo(401);
    assertThat(failure.why()).isNotBlank();
    assertThat(failure.path()).isEqualTo("/webhooks/customerio");
    assertThat(failure.timestamp()).isEqualTo(wrong.header("X-CIO-Timestamp"));
    assertThat(failure.from()).isEqualTo("203.0.113.7");
    assertThat(failure.bytes()).isEqualTo(BODY.length());
    assertThat(failure.head()).isNull();
    assertThat(failure.toString()).doesNotContain("ada@");
  }

  @Test
  void ofAVerifiedOneThatCouldNotBeKeptTheBeginningOfItsBody() throws Exception {
    String longBody = BODY + " ".repeat(5_000);
    RequestFailure failure = answered(new Full(log), signed(KEY, longBody)).failure();
    assertThat(failure.status()).isEqualTo(503);
    assertThat(failure.why()).contains("the disk is full, says the test");
    assertThat(failure.head()).hasSize(2_048).startsWith(BODY);
  }

  @Test
  void ofAStrangersItsPath() throws Exception {
    AnsweredRequest request = answered(log, new Request("GET", "/wp-login.php", Map.of(), "x"));
    assertThat(request.feed()).isNull();
    assertThat(request.failure().status()).isEqualTo(404);
    assertThat(request.failure().path()).isEqualTo("/wp-login.php");
    assertThat(request.failure().head()).isNull();
  }

  @Test
  void ofOneThatIsKeptNothing() throws Exception {
    assertThat(answered(log, signed(KEY, BODY)).failure()).isNull();
  }

  @Test
  void aSampleIsKeptAsNoneOfCustomerIo() throws Exception {
    EventKind kind = SampleEvents.kind("email_bounced").orElseThrow();
    String sample = new String(SampleEvents.body(kind, "1", Instant.now()), UTF_8);
    answered(log, signed(KEY, sample));
    answered(log, signed(KEY, sample.replace("sample-1", "01ABC")));
    List<LogRecord> records = log.reader().read(0, 0, new ReadLimit(10, 1 << 20));
    assertThat(records).extracting(LogRecord::source).containsExactly(Source.DEMO, Source.WEBHOOK);
  }

  private static final class Full extends ForwardingLog {
    Full(EventLog log) {
      super(log);
    }

    @Override
    public List<AppendOutcome> append(List<NewRecord> records, Instant deadline)
        throws LogUnavailableException {
      throw new LogUnavailableException("the disk is full, says the test");
    }
  }
}
