package io.tailrace.customerio.appapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tailrace.customerio.appapi.ScriptedApi.Reply;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What fails is repeated or explained, and nothing ever shows the key. */
class FailuresTest {
  private static final String NAMES = "{\"campaigns\":[{\"id\":5,\"name\":\"Welcome\"}]}";
  private static final Limits SHORT =
      new Limits(10, Duration.ofMillis(300), Duration.ofSeconds(20));

  private static AppApiException failure(ScriptedApi api, Consumer<AppApi> call) {
    return failure(api.client(), call);
  }

  private static AppApiException failure(AppApi client, Consumer<AppApi> call) {
    AppApiException failure =
        catchThrowableOfType(AppApiException.class, () -> call.accept(client));
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace, true));
    assertThat(trace.toString()).doesNotContain(ScriptedApi.KEY);
    return failure;
  }

  private static void campaigns(AppApi api) {
    assertThat(api.campaigns()).extracting(Campaign::name).containsExactly("Welcome");
  }

  @Test
  void passingTroubleIsRepeatedWithLongerAndLongerWaits() throws IOException {
    try (ScriptedApi api = new ScriptedApi()) {
      for (int status : new int[] {429, 500, 502, 503, 408}) {
        api.then(Reply.status(status));
      }
      api.then(Reply.cut(), Reply.cutBody(), Reply.json(NAMES));

      campaigns(api.client());

      assertThat(api.requests).hasSize(8);
      List<Duration> waits = api.time.sleeps().stream().filter(it -> it.toMillis() > 100).toList();
      // A kept connection that was found closed is replaced at once by the JDK's client.
      assertThat(waits).hasSizeBetween(6, 7);
      long doubled = 500;
      for (Duration wait : waits) {
        assertThat(wait.toMillis()).isBetween(doubled / 2, doubled);
        doubled = Math.min(15_000, doubled * 2);
      }
    }
  }

  @Test
  void aCallEndsAtItsDeadline() throws IOException {
    try (ScriptedApi api = new ScriptedApi()) {
      for (int i = 0; i < 100; i++) {
        api.then(Reply.status(503));
      }
      AppApi client = new AppApiClient(api.settings().withLimits(SHORT));

      AppApiException failure = failure(client, AppApi::workspaces);

      assertThat(failure.category()).isEqualTo(Category.UNAVAILABLE);
      assertThat(failure).hasMessageContaining("GET /v1/workspaces");
      assertThat(failure).hasMessageContaining("503 for the");
      assertThat(api.time.instant()).isBefore("2026-03-05T15:20:20.1Z");
      assertThat(api.requests).hasSizeBetween(5, 12);
    }
  }

  @Test
  void silenceIsATimeout() throws IOException {
    try (ScriptedApi api = new ScriptedApi(Reply.silence(), Reply.json(NAMES))) {
      campaigns(new AppApiClient(api.settings().withLimits(SHORT)));

      assertThat(api.requests).hasSize(2);
    }
    Limits once = new Limits(10, Duration.ofMillis(100), Duration.ofMillis(200));
    try (ScriptedApi api = new ScriptedApi(Reply.silence())) {
      AppApi client = new AppApiClient(api.settings().withLimits(once));

      assertThat(failure(client, AppApi::workspaces).category()).isEqualTo(Category.TIMED_OUT);
    }
  }

  @Test
  void whatCouldBeMadeTwiceIsNotRepeated() throws IOException {
    ReportingWebhook.Settings settings =
        ReportingWebhook.Settings.disabled("n", URI.create("https://x.example"), List.of("e"));
    for (Reply lost : List.of(Reply.status(500), Reply.cut(), Reply.cutBody())) {
      try (ScriptedApi api = new ScriptedApi(lost, Reply.json("{\"id\":1}"))) {
        AppApiException failure = failure(api, it -> it.createReportingWebhook(settings));

        assertThat(failure.category()).isEqualTo(Category.UNAVAILABLE);
        assertThat(failure).hasMessageContaining("look whether it was done");
        assertThat(api.requests).hasSize(1);
      }
    }
    try (ScriptedApi api = new ScriptedApi(Reply.status(429), Reply.json("{\"id\":1}"))) {
      assertThat(api.client().createReportingWebhook(settings).id()).isEqualTo(1);
    }
  }

  @Test
  void aDeleteWhoseAnswerWasLostIsDone() throws IOException {
    try (ScriptedApi api = new ScriptedApi(Reply.cut(), Reply.status(404))) {
      api.client().deleteReportingWebhook(7);

      assertThat(api.requests).hasSize(2);
    }
    try (ScriptedApi api = new ScriptedApi(Reply.status(404))) {
      assertThat(failure(api, it -> it.deleteReportingWebhook(7)).category())
          .isEqualTo(Category.NOT_FOUND);
    }
  }

  @Test
  void theThreeShapesOfErrorsAreRead() throws IOException {
    assertSaid("{\"errors\":[{\"detail\":\"no version\",\"status\":\"400\"}]}", "no version");
    assertSaid("{\"meta\":{\"error\":\"no version\"}}", "no version");
    assertSaid(
        "{\"errors\":[{\"detail\":\"must be there\",\"status\":\"422\","
            + "\"source\":{\"pointer\":\"/name\"}},{\"detail\":\"too\"}]}",
        "must be there (/name); too");
    assertSaid("<html>400 Bad Request</html>", null);
    assertSaid("", null);
    assertSaid("{\"errors\":\"odd\",\"meta\":[1]}", null);
  }

  private static void assertSaid(String body, String said) throws IOException {
    try (ScriptedApi api = new ScriptedApi(Reply.status(400, body))) {
      AppApiException failure = failure(api, AppApi::workspaces);

      assertThat(failure.said()).isEqualTo(said);
      assertThat(failure.category()).isEqualTo(Category.REFUSED);
      assertThat(failure.status()).isEqualTo(400);
      assertThat(failure).hasMessageEndingWith(failure.advice());
    }
  }

  @Test
  void whatIsSaidShowsNeitherKeyNorAddress() throws IOException {
    String echo =
        "{\"meta\":{\"error\":\"bad key %s\\nfor jo.doe@x.example %s\"}}"
            .formatted(ScriptedApi.KEY, "x".repeat(500));
    try (ScriptedApi api = new ScriptedApi(Reply.status(401, echo))) {
      AppApiException failure = failure(api, it -> it.findSuppressions("jo.doe@x.example"));

      assertThat(failure.category()).isEqualTo(Category.UNAUTHORIZED);
      assertThat(failure.said()).startsWith("bad key [key] for …@x.example xxx").hasSize(301);
      assertThat(failure).hasMessageContaining("GET /v1/esp/search_suppression/… at 127.0.0.1");
      assertThat(failure).hasMessageContaining("region");
      assertThat(failure).hasMessageNotContaining("jo.doe");
    }
    assertThat(new AppApiSettings(new AppApiKey(ScriptedApi.KEY), Region.EU).toString())
        .contains("api-eu.customer.io")
        .doesNotContain(ScriptedApi.KEY);
  }

  @Test
  void categories() throws IOException {
    Object[][] cases = {
      {401, Category.UNAUTHORIZED},
      {403, Category.FORBIDDEN},
      {404, Category.NOT_FOUND},
      {422, Category.REFUSED},
      {418, Category.REFUSED}
    };
    for (Object[] each : cases) {
      try (ScriptedApi api = new ScriptedApi(Reply.status((int) each[0]))) {
        assertThat(failure(api, AppApi::workspaces).category()).isEqualTo(each[1]);
        assertThat(api.requests).hasSize(1);
      }
    }
  }

  @Test
  void theKeyFollowsNoRedirect() throws IOException {
    try (ScriptedApi elsewhere = new ScriptedApi();
        ScriptedApi api =
            new ScriptedApi(Reply.redirect(elsewhere.settings().baseUrl().toString()))) {
      assertThat(failure(api, AppApi::workspaces).status()).isEqualTo(301);
      assertThat(elsewhere.requests).isEmpty();
    }
  }

  @Test
  void oddAnswersAreSaidToBeOdd() throws IOException {
    for (String body :
        List.of("", "<html>", "[]", "null", "{\"campaigns\":[", "{}", "{\"other\":[]}", "{} {}")) {
      assertUnreadable(body);
    }
    assertUnreadable("[".repeat(5_000));
  }

  @Test
  void amongMessagesOneWithoutAnIdIsLeftOutAndCounted() throws IOException {
    String body = "{\"messages\":[{\"type\":\"email\"},7,{\"id\":\"d1\"}]}";
    try (ScriptedApi api = new ScriptedApi(Reply.json(body))) {
      AppApiPage<Message> page =
          api.client().messagePages(MessageQuery.ALL).findFirst().orElseThrow();

      assertThat(page.items()).extracting(Message::id).containsExactly("d1");
      assertThat(page.unreadable()).isEqualTo(2);
    }
  }

  @Test
  void inAnyListOneWithoutAnIdIsLeftOutAndCounted() throws IOException {
    String body = "{\"campaigns\":[{\"name\":\"no id\"},7,{\"id\":\"seven\"},{\"id\":7}]}";
    try (ScriptedApi api = new ScriptedApi(Reply.json(body))) {
      AppApi client = api.client();

      assertThat(client.campaigns()).extracting(Campaign::id).containsExactly(7L);
      assertThat(client.leftOut()).isEqualTo(3);
    }
  }

  private static void assertUnreadable(String body) throws IOException {
    try (ScriptedApi api = new ScriptedApi(Reply.json(body))) {
      AppApiException failure = failure(api, it -> it.campaigns().forEach(each -> {}));

      assertThat(failure.category()).isEqualTo(Category.UNREADABLE);
      assertThat(api.requests).hasSize(1);
    }
  }

  @Test
  void whereNobodyListensIsSaid() throws IOException {
    URI nobody;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
    JumpingTime time = new JumpingTime("2026-03-05T15:20:00Z");
    AppApiSettings settings =
        new AppApiSettings(new AppApiKey(ScriptedApi.KEY), nobody).withTime(time, time);

    AppApiException failure =
        failure(new AppApiClient(settings.withLimits(SHORT)), AppApi::workspaces);

    assertThat(failure.category()).isEqualTo(Category.UNAVAILABLE);
    assertThat(failure.status()).isZero();
    assertThat(failure).hasMessageContaining("got no answer for the");
  }

  @Test
  void anInterruptedThreadStaysInterrupted() throws IOException {
    try (ScriptedApi api = new ScriptedApi(Reply.silence())) {
      Thread.currentThread().interrupt();

      assertThat(failure(api, AppApi::workspaces).category()).isEqualTo(Category.INTERRUPTED);
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
