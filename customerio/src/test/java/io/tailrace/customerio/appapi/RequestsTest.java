package io.tailrace.customerio.appapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.customerio.Metric;
import io.tailrace.customerio.appapi.ScriptedApi.Reply;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What the client sends, to the letter. */
class RequestsTest {
  private static final Instant START = Instant.parse("2026-02-01T00:00:00Z");
  private static final Instant END = Instant.parse("2026-03-01T00:00:00Z");
  private static final String SERIES = "{\"metric\":{\"series\":{}}}";

  private static String request(String answer, Consumer<AppApi> call) throws IOException {
    try (ScriptedApi api = new ScriptedApi(Reply.json(answer))) {
      call.accept(api.client());
      assertThat(api.requests).hasSize(1);
      assertThat(api.authorizations).containsExactly("Bearer " + ScriptedApi.KEY);
      return api.requests.get(0);
    }
  }

  private static String metrics(MessageSource source, MetricsQuery query) throws IOException {
    return request(SERIES, api -> api.metrics(source, query));
  }

  private static String links(MessageSource source, LinksQuery query) throws IOException {
    return request("{\"links\":[]}", api -> api.links(source, query));
  }

  @Test
  void campaignsAreAskedByTimeWithTheVersion() throws IOException {
    MetricsQuery berlin =
        MetricsQuery.between(START, END, Period.WEEK, ZoneId.of("Europe/Berlin"))
            .ofType(MessageType.SMS);

    assertThat(metrics(MessageSource.campaign(5), berlin))
        .isEqualTo(
            "GET /v1/campaigns/5/metrics?type=twilio&version=2&res=weekly&tz=Europe%2FBerlin"
                + "&start=1769904000&end=1772323200");
    // Three days up to 15:20 UTC on 5 March begin on 3 March, 00:00 EST.
    assertThat(metrics(MessageSource.campaignAction(5, 51), MetricsQuery.last(3, Period.DAY)))
        .isEqualTo(
            "GET /v1/campaigns/5/actions/51/metrics?version=2&res=daily&tz=EST"
                + "&start=1772514000&end=1772724001");
  }

  @Test
  void othersAreAskedByPeriods() throws IOException {
    MetricsQuery.Last weeks = MetricsQuery.last(12, Period.WEEK);

    assertThat(metrics(MessageSource.newsletter(21), weeks.ofType(MessageType.INBOX)))
        .isEqualTo("GET /v1/newsletters/21/metrics?type=inbox&period=weeks&steps=12");
    assertThat(metrics(MessageSource.newsletterContent(21, 211), weeks))
        .isEqualTo("GET /v1/newsletters/21/contents/211/metrics?period=weeks&steps=12");
    assertThat(metrics(MessageSource.broadcast(6), MetricsQuery.last(24, Period.HOUR)))
        .isEqualTo("GET /v1/broadcasts/6/metrics?period=hours&steps=24");
    assertThat(metrics(MessageSource.broadcastAction(6, 601), weeks))
        .isEqualTo("GET /v1/broadcasts/6/actions/601/metrics?period=weeks&steps=12");
    assertThat(metrics(MessageSource.transactional(1), MetricsQuery.last(120, Period.MONTH)))
        .isEqualTo("GET /v1/transactional/1/metrics?period=months&steps=120");
  }

  @Test
  void links() throws IOException {
    LinksQuery week = LinksQuery.last(7, Period.DAY);

    assertThat(links(MessageSource.campaign(5), week.uniquely()))
        .isEqualTo("GET /v1/campaigns/5/metrics/links?period=days&steps=7&unique=true");
    assertThat(links(MessageSource.campaignAction(5, 51), week.ofType(MessageType.PUSH)))
        .isEqualTo("GET /v1/campaigns/5/actions/51/metrics/links?period=days&steps=7&type=push");
    assertThat(links(MessageSource.transactional(1), week))
        .isEqualTo("GET /v1/transactional/1/metrics/links?period=days&steps=7");
  }

  @Test
  void journeysAreAskedByResolution() throws IOException {
    assertThat(
            request(
                "{\"journey_metric\":{}}",
                api -> api.journeyMetrics(5, new JourneyQuery(START, END, Period.MONTH))))
        .isEqualTo(
            "GET /v1/campaigns/5/journey_metrics?start=1769904000&end=1772323200"
                + "&resolution=monthly");
  }

  @Test
  void messages() throws IOException {
    MessageQuery query =
        MessageQuery.ALL
            .between(START, END)
            .ofType(MessageType.IN_APP)
            .with(Metric.DROPPED)
            .ofCampaign(5)
            .withLimit(50)
            .resumedAt("a+b=");
    String answer = "{\"messages\":[]}";

    assertThat(request(answer, api -> api.messages(query).forEach(each -> {})))
        .isEqualTo(
            "GET /v1/messages?start=a%2Bb%3D&limit=50&type=in_app&metric=dropped&campaign_id=5"
                + "&start_ts=1769904000&end_ts=1772323200");
    assertThat(
            request(
                answer, api -> api.messages(MessageQuery.ALL.ofNewsletter(21)).forEach(each -> {})))
        .isEqualTo("GET /v1/messages?limit=1000&newsletter_id=21");
    assertThat(request("{\"message\":{\"id\":\"d=\"}}", api -> api.message("dgOq+/7ek=")))
        .isEqualTo("GET /v1/messages/dgOq%2B%2F7ek%3D");
  }

  @Test
  void names() throws IOException {
    assertThat(request("{\"campaigns\":[]}", api -> api.campaigns().forEach(each -> {})))
        .isEqualTo("GET /v1/campaigns");
    assertThat(request("{\"actions\":[]}", api -> api.campaignActions(5).forEach(each -> {})))
        .isEqualTo("GET /v1/campaigns/5/actions");
    assertThat(request("{\"broadcasts\":[]}", api -> api.broadcasts().forEach(each -> {})))
        .isEqualTo("GET /v1/broadcasts");
    assertThat(request("{\"actions\":[]}", api -> api.broadcastActions(6).forEach(each -> {})))
        .isEqualTo("GET /v1/broadcasts/6/actions");
    assertThat(request("{\"newsletters\":[]}", api -> api.newsletters().forEach(each -> {})))
        .isEqualTo("GET /v1/newsletters");
    assertThat(request("{\"contents\":[]}", api -> api.newsletterContents(21).forEach(each -> {})))
        .isEqualTo("GET /v1/newsletters/21/contents");
    assertThat(request("{\"messages\":[]}", api -> api.transactionalMessages().forEach(each -> {})))
        .isEqualTo("GET /v1/transactional");
    assertThat(request("{\"workspaces\":[]}", AppApi::workspaces)).isEqualTo("GET /v1/workspaces");
    assertThat(request("{\"ip_addresses\":[]}", AppApi::ipAddresses))
        .isEqualTo("GET /v1/info/ip_addresses");
  }

  @Test
  void reportingWebhooks() throws IOException {
    ReportingWebhook.Settings settings =
        ReportingWebhook.Settings.disabled(
            "Tailrace \"eu\"", URI.create("https://t.example/hook"), List.of("email_sent"));
    String body =
        "{\"name\":\"Tailrace \\\"eu\\\"\",\"endpoint\":\"https://t.example/hook\","
            + "\"events\":[\"email_sent\"],\"disabled\":true,\"full_resolution\":false,"
            + "\"with_content\":false}";

    assertThat(request("{\"id\":7}", api -> api.createReportingWebhook(settings)))
        .isEqualTo("POST /v1/reporting_webhooks " + body);
    assertThat(request("{\"id\":7}", api -> api.updateReportingWebhook(7, settings)))
        .isEqualTo("PUT /v1/reporting_webhooks/7 " + body);
    assertThat(request("{\"id\":7}", api -> api.reportingWebhook(7)))
        .isEqualTo("GET /v1/reporting_webhooks/7");
    assertThat(request("", api -> api.deleteReportingWebhook(7)))
        .isEqualTo("DELETE /v1/reporting_webhooks/7");
    assertThat(request("{\"reporting_webhooks\":null}", AppApi::reportingWebhooks))
        .isEqualTo("GET /v1/reporting_webhooks");
  }

  @Test
  void suppressions() throws IOException {
    Suppression.Type bounces = Suppression.Type.BOUNCES;
    String none = "{\"suppressions\":[]}";

    assertThat(request(none, api -> api.findSuppressions("a+b@x.example")))
        .isEqualTo("GET /v1/esp/search_suppression/a%2Bb%40x.example");
    assertThat(request(none, api -> api.suppressions(bounces).forEach(each -> {})))
        .isEqualTo("GET /v1/esp/suppression/bounces?limit=1000&offset=0");
    assertThat(request(none, api -> api.suppressions(bounces, "m.example").forEach(each -> {})))
        .isEqualTo("GET /v1/esp/domains/m.example/suppression/bounces?limit=1000");
    assertThat(request("", api -> api.suppress(Suppression.Type.SPAM_REPORTS, "a@x.example")))
        .isEqualTo("POST /v1/esp/suppression/spam_reports/a%40x.example");
    assertThat(request("", api -> api.unsuppress(bounces, "a@x.example")))
        .isEqualTo("DELETE /v1/esp/suppression/bounces/a%40x.example");
  }
}
