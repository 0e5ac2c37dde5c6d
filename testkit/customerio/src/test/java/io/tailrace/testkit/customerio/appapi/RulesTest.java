package io.tailrace.testkit.customerio.appapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the simulated API refuses, asked without the client. */
class RulesTest {
  private World world;

  @BeforeEach
  void open() throws IOException {
    world = new World(rules -> rules.withRequestsPerSecond(1000));
  }

  @AfterEach
  void close() {
    world.close();
  }

  private void answers(int status, String target, String said) throws Exception {
    HttpResponse<String> answer = world.get(target);
    assertThat(answer.statusCode()).as(target).isEqualTo(status);
    assertThat(answer.body()).as(target).contains(said);
  }

  @Test
  void campaignsNeedAVersion() throws Exception {
    answers(400, "/v1/campaigns/4/metrics?period=days&steps=7", "version is required");
    answers(400, "/v1/campaigns/4/actions/43/metrics", "version is required");
    answers(400, "/v1/campaigns/4/metrics?version=3", "version must be 1 or 2");
    answers(200, "/v1/campaigns/4/metrics?version=1&period=days&steps=7", "series");
    answers(200, "/v1/campaigns/4/metrics?version=2", "series");
    answers(200, "/v1/campaigns/4/metrics?version=2&res=weeks", "series");
    answers(400, "/v1/campaigns/4/metrics?version=2&period=days", "unknown parameter");
    answers(400, "/v1/campaigns/4/metrics?version=2&tz=Mars%2FNorth", "unknown time zone");
    answers(400, "/v1/campaigns/4/metrics?version=2&res=daily&start=1&end=1700000000", "10 years");
    answers(400, "/v1/newsletters/21/metrics?version=2", "unknown parameter");
  }

  @Test
  void journeysNeedAllThree() throws Exception {
    String path = "/v1/campaigns/4/journey_metrics?";
    answers(400, path + "start=1772000000&end=1772600000", "resolution is required");
    answers(400, path + "start=1772000000&resolution=daily", "end is required");
    answers(400, path + "start=1772000000&end=1772600000&res=daily", "unknown parameter");
    answers(200, path + "start=1772000000&end=1772600000&resolution=daily", "never_activated");
  }

  @Test
  void stepsAndTypes() throws Exception {
    answers(400, "/v1/newsletters/21/metrics?period=days&steps=46", "at most 45");
    answers(400, "/v1/newsletters/21/metrics?period=fortnights", "period must be");
    answers(400, "/v1/broadcasts/5/metrics?type=sms", "type must be");
    answers(400, "/v1/transactional/1/metrics?type=email", "unknown parameter");
    answers(400, "/v1/campaigns/4/metrics/links?type=email", "unknown parameter");
    answers(400, "/v1/campaigns/4/actions/43/metrics/links?unique=true", "unknown parameter");
    assertThat(world.get("/v1/transactional/1/metrics?period=days&steps=1").body())
        .contains("\"sent\":[0,0]");
    assertThat(world.get("/v1/transactional/1/metrics?period=weeks&steps=0").body())
        .contains("\"sent\":[" + "0,".repeat(11) + "0]");
  }

  @Test
  void messages() throws Exception {
    world.happened(100, Duration.ofHours(1));
    answers(400, "/v1/messages?limit=1001", "at most 1000");
    answers(400, "/v1/messages?metric=suppressed", "metric must be");
    answers(400, "/v1/messages?start=nonsense", "not a cursor");
    answers(404, "/v1/messages/none", "message not found");
    // A longer window is cut short without a word.
    long end = World.NOW.plus(Duration.ofDays(200)).getEpochSecond();
    answers(200, "/v1/messages?start_ts=1&end_ts=" + end, "\"messages\":[]");
    answers(200, "/v1/messages?limit=1", "\"next\":\"YXQ6");
  }

  @Test
  void unknownThings() throws Exception {
    answers(404, "/v1/metrics/email/day", "meta");
    answers(404, "/v1/campaigns/99/metrics?version=2", "meta");
    answers(404, "/v1/campaigns/4/actions/99/metrics?version=2", "meta");
    answers(404, "/v1/esp_suppression/bounces", "meta");
    answers(400, "/v1/esp/suppression/everything", "suppression_type");
  }

  @Test
  void reportingWebhooksAreRefusedWhole() throws Exception {
    refused(
        422, "{\"endpoint\":\"https://x\",\"events\":[\"email_sent\"]}", "\"pointer\":\"/name\"");
    refused(422, "{\"name\":\"n\",\"endpoint\":\"https://x\",\"events\":[]}", "/events");
    refused(
        400,
        "{\"name\":\"n\",\"endpoint\":\"https://x\",\"events\":[\"email_sent\",\"email_eaten\"]}",
        "email_eaten");
    refused(400, "[]", "JSON object");
    refused(400, "{\"name\":", "not JSON");
    answers(200, "/v1/reporting_webhooks", "null");
  }

  private void refused(int status, String body, String said) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(world.api.url() + "/v1/reporting_webhooks"))
            .header("Authorization", "Bearer " + World.KEY)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains(said);
  }

  @Test
  void onlyTheAddressesNeedNoKey() throws Exception {
    for (String path : new String[] {"/v1/info/ip_addresses", "/v1/campaigns"}) {
      HttpRequest request = HttpRequest.newBuilder(URI.create(world.api.url() + path)).build();
      HttpResponse<String> answer =
          HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(path.contains("info") ? 200 : 401);
    }
  }

  @Test
  void overTheLimitIsABare429() throws Exception {
    try (World ten = new World()) {
      for (int i = 0; i < 10; i++) {
        assertThat(ten.get("/v1/campaigns").statusCode()).isEqualTo(200);
      }
      HttpResponse<String> answer = ten.get("/v1/campaigns");

      assertThat(answer.statusCode()).isEqualTo(429);
      assertThat(answer.headers().map()).doesNotContainKey("retry-after");
      assertThat(answer.body()).isEmpty();
      assertThat(ten.api.limited()).isEqualTo(1);
    }
  }
}
