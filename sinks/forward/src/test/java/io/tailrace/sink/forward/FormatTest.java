package io.tailrace.sink.forward;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.core.log.Source;
import io.tailrace.core.settings.Secret;
import io.tailrace.core.sink.SinkRecord;
import io.tailrace.customerio.Signer;
import io.tailrace.customerio.SigningKey;
import io.tailrace.testkit.sink.TrialRecords;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What each format posts. */
class FormatTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  private static final String DATA =
      "{\"delivery_id\":\"dö 1\",\"campaign_id\":7,\"subject\":\"Hi\",\"customer_id\":\"42\","
          + "\"identifiers\":{\"id\":\"42\"},\"content\":\"<p>\",\"event_id\":\"forged\",\"feed\":\"forged\"}";
  private static final SinkRecord BOUNCED =
      TrialRecords.of(3, "eu", Source.WEBHOOK, TrialRecords.json("e.1", "email", "bounced", DATA));
  private static final SinkRecord PERSON =
      TrialRecords.of(
          4, "eu", Source.WEBHOOK, TrialRecords.json("e2", "customer", "unsubscribed", "{}"));
  private static final SinkRecord IN_APP =
      TrialRecords.of(5, "eu", Source.WEBHOOK, TrialRecords.json("e3", "in_app", "clicked", "{}"));
  private static final StandardSignature UNSIGNED = new StandardSignature(Secret.NONE, "k");

  @Test
  void standard() throws Exception {
    Posting posting = posting(new StandardFormat(UNSIGNED, EventFields.of(List.of())), BOUNCED);
    assertThat(text(posting))
        .isEqualTo(
            "{\"type\":\"email.bounced\",\"timestamp\":\"2026-03-01T09:00:00Z\",\"data\":{"
                + "\"delivery_id\":\"dö 1\",\"campaign_id\":7,\"subject\":\"Hi\",\"customer_id\":\"42\","
                + "\"identifiers\":{\"id\":\"42\"},\"content\":\"<p>\",\"event_id\":\"e.1\",\"feed\":\"eu\"}}");
    assertThat(posting.headers().get("webhook-id")).startsWith("sha256-");
    assertThat(posting.headers().get("webhook-timestamp"))
        .isEqualTo(String.valueOf(NOW.getEpochSecond()));
  }

  @Test
  void typesOfAllKinds() {
    assertThat(StandardFormat.type(PERSON.knownEvent())).isEqualTo("customer.unsubscribed");
    assertThat(StandardFormat.type(IN_APP.knownEvent())).isEqualTo("in_app.clicked");
  }

  @Test
  void onlyTheFieldsThatWereAskedFor() throws Exception {
    EventFields fields = EventFields.of(List.of("campaign_id", "nothing"));
    assertThat(text(posting(new StandardFormat(UNSIGNED, fields), BOUNCED)))
        .endsWith("\"data\":{\"campaign_id\":7,\"event_id\":\"e.1\",\"feed\":\"eu\"}}");
    assertThat(text(posting(new CloudEventsFormat(UNSIGNED, fields), BOUNCED)))
        .isEqualTo("{\"campaign_id\":7}");
  }

  @Test
  void cloudEvents() throws Exception {
    Posting posting = posting(new CloudEventsFormat(UNSIGNED, EventFields.of(List.of())), BOUNCED);
    assertThat(posting.headers())
        .containsEntry("ce-specversion", "1.0")
        .containsEntry("ce-id", "e.1")
        .containsEntry("ce-source", "/tailrace/eu")
        .containsEntry("ce-type", "io.customer.email.bounced")
        .containsEntry("ce-time", "2026-03-01T09:00:00Z")
        .containsEntry("ce-subject", "d%C3%B6%201")
        .containsEntry("Content-Type", "application/json");
    assertThat(CloudEventsFormat.encoded("a\"b%c\u20acz~")).isEqualTo("a%22b%25c%E2%82%ACz~");
  }

  @Test
  void customerIoVerifiesAsTheirOwn() throws Exception {
    String key = "0123456789abcdef0123456789abcdef";
    Posting posting = posting(new CustomerIoFormat(Secret.of(key), "k"), BOUNCED);
    assertThat(posting.body()).hasSize(1);
    assertThat(posting.body().get(0)).isEqualTo(BOUNCED.record().body());
    assertThat(
            Signer.sign(
                new SigningKey(key),
                posting.headers().get("X-CIO-Timestamp"),
                posting.body().get(0)))
        .isEqualTo(posting.headers().get("X-CIO-Signature"));
    assertThatThrownBy(
            () -> posting(new CustomerIoFormat(Secret.NONE, "forwards.x.signing-keys"), BOUNCED))
        .isInstanceOf(MisconfiguredException.class)
        .hasMessageContaining("forwards.x.signing-keys");
  }

  @Test
  void segment() throws Exception {
    var format = new SegmentFormat(Secret.of("write"), "k", EventFields.of(List.of()));
    Posting posting = format.posting(List.of(BOUNCED, PERSON), NOW);
    assertThat(posting.path()).isEqualTo("/v1/batch");
    assertThat(posting.headers().get("Authorization"))
        .isEqualTo("Basic " + Base64.getEncoder().encodeToString("write:".getBytes(UTF_8)));
    assertThat(text(posting))
        .isEqualTo(
            "{\"batch\":[{\"type\":\"track\",\"messageId\":\"e.1\",\"event\":\"Email Bounced\","
                + "\"timestamp\":\"2026-03-01T09:00:00Z\",\"userId\":\"42\",\"properties\":{"
                + "\"delivery_id\":\"dö 1\",\"campaign_id\":7,\"subject\":\"Hi\",\"customer_id\":\"42\","
                + "\"identifiers\":{\"id\":\"42\"},\"event_id\":\"forged\",\"feed\":\"eu\","
                + "\"email_id\":\"dö 1\",\"email_subject\":\"Hi\"}},"
                + "{\"type\":\"track\",\"messageId\":\"e2\",\"event\":\"Customer Unsubscribed\","
                + "\"timestamp\":\"2026-03-01T09:00:00Z\",\"anonymousId\":\"e2\",\"properties\":{\"feed\":\"eu\"}}],"
                + "\"sentAt\":\"2026-03-02T10:00:00Z\"}");
    assertThat(SegmentFormat.name("email_clicked")).isEqualTo("Email Link Clicked");
    assertThat(SegmentFormat.name("in_app_opened")).isEqualTo("In App Opened");
  }

  private static Posting posting(WireFormat format, SinkRecord record) throws Exception {
    return format.posting(List.of(record), NOW);
  }

  private static String text(Posting posting) {
    return new String(posting.body().get(0), UTF_8);
  }
}
