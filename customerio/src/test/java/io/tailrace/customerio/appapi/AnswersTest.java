package io.tailrace.customerio.appapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.customerio.Identifiers;
import io.tailrace.customerio.Metric;
import io.tailrace.customerio.ObjectType;
import io.tailrace.customerio.appapi.ScriptedApi.Reply;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What the client makes of answers; fields that nobody knows do no harm. */
class AnswersTest {
  private static <T> T answer(String json, Function<AppApi, T> call) throws IOException {
    try (ScriptedApi api = new ScriptedApi(Reply.json(json))) {
      return call.apply(api.client());
    }
  }

  @Test
  void aSeries() throws IOException {
    String json =
        "{\"metric\":{\"type\":\"email\",\"series\":{\"sent\":[5,7],\"suppressed\":[0,2],"
            + "\"human_opened\":[1,null],\"clicked\":[\"3\",1.0],\"2xx\":null,\"new\":{\"a\":1}}},"
            + "\"x\":[[{}]]}";
    Series series =
        answer(
            json,
            api -> api.metrics(MessageSource.newsletter(1), MetricsQuery.last(2, Period.DAY)));

    assertThat(series.zone()).isEqualTo(Zones.EST);
    assertThat(series.buckets().get(0).start()).isEqualTo("2026-03-04T05:00:00Z");
    Counts today = series.buckets().get(1).counts();
    assertThat(today.of(Metric.SENT)).isEqualTo(7);
    assertThat(today.of(Metric.DROPPED)).isEqualTo(2);
    assertThat(today.of("never heard of")).isZero();
    assertThat(series.totals().humanOpened()).isEqualTo(1);
    assertThat(series.totals().of("clicked")).isEqualTo(4);
  }

  @Test
  void aCampaignsSeriesBeginsWhereItWasAskedTo() throws IOException {
    Instant start = Instant.parse("2026-02-03T09:00:00Z");
    MetricsQuery query =
        MetricsQuery.between(
            start, start.plusSeconds(86_400), Period.DAY, ZoneId.of("Europe/Berlin"));
    Series series =
        answer(
            "{\"metric\":{\"series\":{\"sent\":[5,7]}}}",
            api -> api.metrics(MessageSource.campaign(1), query));

    assertThat(series.buckets().stream().map(Bucket::start))
        .containsExactly(
            Instant.parse("2026-02-02T23:00:00Z"), Instant.parse("2026-02-03T23:00:00Z"));
  }

  @Test
  void links() throws IOException {
    List<LinkClicks> links =
        answer(
            "{\"links\":[{\"link\":{\"id\":1,\"href\":\"https://x.example\",\"n\":0},"
                + "\"metric\":{\"series\":{\"clicked\":[1,3],\"machine_clicked\":[0,1]}}}]}",
            api -> api.links(MessageSource.campaign(1), LinksQuery.last(2, Period.HOUR)));

    assertThat(links.get(0).linkId()).isEqualTo(1);
    assertThat(links.get(0).href()).isEqualTo("https://x.example");
    assertThat(links.get(0).series().buckets().get(1).start()).isEqualTo("2026-03-05T15:00:00Z");
    assertThat(links.get(0).series().totals().of("machine_clicked")).isEqualTo(1);
  }

  @Test
  void aMessage() throws IOException {
    String json =
        "{\"message\":{\"id\":\"ag1q6QWq=\",\"deduplicate_id\":\"x:1\",\"action_id\":\"215\","
            + "\"parent_action_id\":null,\"customer_identifiers\":{\"email\":\"a@x.example\","
            + "\"id\":42,\"cio_id\":\"a3\"},\"recipient\":\"+1\",\"subject\":null,\"metrics\":"
            + "{\"sent\":1619137768,\"human_opened\":1619137770,\"odd\":\"?\",\"none\":0},"
            + "\"created\":1619137767,\"failure_message\":null,\"campaign_id\":23,"
            + "\"newsletter_id\":null,\"forgotten\":true,\"type\":\"twilio\",\"surface\":{}}}";
    Message message = answer(json, api -> api.message("ag1q6QWq="));

    assertThat(message.objectType()).isEqualTo(ObjectType.SMS);
    assertThat(message.ids().campaignId()).isEqualTo(23);
    assertThat(message.ids().actionId()).isEqualTo(215);
    assertThat(message.ids().newsletterId()).isNull();
    assertThat(message.identifiers()).isEqualTo(new Identifiers("42", "a@x.example", "a3"));
    assertThat(message.at(Metric.SENT)).isEqualTo(Instant.ofEpochSecond(1619137768));
    assertThat(message.metrics()).containsOnlyKeys("sent", "human_opened");
    assertThat(message.created()).isEqualTo(Instant.ofEpochSecond(1619137767));
    assertThat(message.forgotten()).isTrue();
  }

  @Test
  void aWebhookThatIsNotComplete() throws IOException {
    List<ReportingWebhook> webhooks =
        answer(
            "{\"reporting_webhooks\":[{\"id\":3,\"type\":\"js\",\"name\":null,\"events\":null}]}",
            AppApi::reportingWebhooks);

    assertThat(webhooks.get(0).settings().events()).isEmpty();
    assertThat(webhooks.get(0).settings().endpoint()).isNull();
  }

  @Test
  void suppressionsAreCountedThrough() throws IOException {
    String page = "{\"suppressions\":[{\"email\":\"a@x.example\",\"created\":1,\"status\":550}]}";
    try (ScriptedApi api =
        new ScriptedApi(
            Reply.json(page), Reply.json(page), Reply.json("{\"suppressions\":null}"))) {
      assertThat(api.client().suppressions(Suppression.Type.BLOCKS)).hasSize(2);
      assertThat(api.requests.get(2)).endsWith("offset=2");
    }
  }

  @Test
  void otherNames() throws IOException {
    assertThat(answer("{\"ip_addresses\":[\"35.1.1.1\",7,{}]}", AppApi::ipAddresses))
        .containsExactly("35.1.1.1", "7");
    String workspaces = "{\"workspaces\":[{\"id\":1,\"name\":\"Shop\",\"people\":5}]}";
    assertThat(answer(workspaces, AppApi::workspaces))
        .containsExactly(new WorkspaceUsage(1, "Shop", null, null, 5L));
  }
}
