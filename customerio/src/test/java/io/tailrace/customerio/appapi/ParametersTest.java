package io.tailrace.customerio.appapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tailrace.customerio.Metric;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Wrong parameters say what is wrong before anything is sent. */
class ParametersTest {
  private static final Instant START = Instant.parse("2026-02-01T00:00:00Z");
  private static final MetricsQuery.Last DAYS = MetricsQuery.last(7, Period.DAY);
  private static final LinksQuery LINKS = LinksQuery.last(7, Period.DAY);

  private static void refused(String message, Consumer<AppApi> call) throws IOException {
    try (ScriptedApi api = new ScriptedApi()) {
      for (AppApi each : List.of(api.client(), new InMemoryAppApi())) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> call.accept(each))
            .withMessageContaining(message);
      }
      assertThat(api.requests).isEmpty();
    }
  }

  @Test
  void stepsHaveTheirLimits() throws IOException {
    Map<Period, Integer> limits =
        Map.of(Period.HOUR, 24, Period.DAY, 45, Period.WEEK, 12, Period.MONTH, 120);
    for (Map.Entry<Period, Integer> limit : limits.entrySet()) {
      Period by = limit.getKey();
      int most = limit.getValue();
      assertThat(MetricsQuery.last(most, by).count()).isEqualTo(most);
      assertThat(LinksQuery.last(most, by).count()).isEqualTo(most);
      refused("from 2 to " + most, api -> MetricsQuery.last(most + 1, by));
      refused("from 2 to " + most, api -> MetricsQuery.last(1, by));
      refused("from 2 to " + most, api -> LinksQuery.last(most + 1, by));
    }
  }

  @Test
  void spansOfTimeAreForCampaigns() throws IOException {
    MetricsQuery span =
        MetricsQuery.between(START, START.plusSeconds(9), Period.HOUR, ZoneId.of("Asia/Tokyo"));
    for (MessageSource source :
        List.of(
            MessageSource.broadcast(1),
            MessageSource.newsletter(1),
            MessageSource.transactional(1))) {
      refused("Only campaigns", api -> api.metrics(source, span));
    }
  }

  @Test
  void spansOfTimeHaveTheirLimits() throws IOException {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    Instant tenYears = Instant.parse("2036-02-01T00:00:00Z");
    assertThat(MetricsQuery.between(START, tenYears, Period.MONTH, berlin).by())
        .isEqualTo(Period.MONTH);

    refused(
        "ten years",
        api -> MetricsQuery.between(START, tenYears.plusSeconds(1), Period.MONTH, berlin));
    refused("end after it begins", api -> MetricsQuery.between(START, START, Period.DAY, berlin));
    refused("end after it begins", api -> new JourneyQuery(START, START, Period.DAY));
    refused(
        "give a region",
        api -> MetricsQuery.between(START, tenYears, Period.DAY, ZoneOffset.ofHours(2)));
  }

  @Test
  void typesAreForThoseThatHaveThem() throws IOException {
    refused(
        "cannot be asked for by type",
        api -> api.metrics(MessageSource.transactional(1), DAYS.ofType(MessageType.EMAIL)));
    refused("inbox", api -> api.metrics(MessageSource.campaign(1), DAYS.ofType(MessageType.INBOX)));
    refused(
        "of actions and contents",
        api -> api.links(MessageSource.newsletter(1), LINKS.ofType(MessageType.EMAIL)));
    refused("type inbox", api -> MessageQuery.ALL.ofType(MessageType.INBOX));
  }

  @Test
  void uniqueClicksAreForWholes() throws IOException {
    refused(
        "not of a part", api -> api.links(MessageSource.campaignAction(1, 2), LINKS.uniquely()));
  }

  @Test
  void messagesHaveTheirLimits() throws IOException {
    Instant sixMonths = Instant.parse("2026-08-01T00:00:00Z");
    assertThat(MessageQuery.ALL.between(START, sixMonths).window()).isNotNull();

    refused("six months", api -> MessageQuery.ALL.between(START, sixMonths.plusSeconds(1)));
    refused("end after it begins", api -> MessageQuery.ALL.between(START, START));
    refused("from 1 to 1000", api -> MessageQuery.ALL.withLimit(1001));
    refused("from 1 to 1000", api -> MessageQuery.ALL.withLimit(0));
    refused("called dropped", api -> MessageQuery.ALL.with(Metric.of("suppressed")));
  }

  @Test
  void aLongSpanIsSplit() {
    Instant end = Instant.parse("2027-03-01T00:00:00Z");
    assertThat(MessageQuery.Window.split(START, end))
        .containsExactly(
            new MessageQuery.Window(START, Instant.parse("2026-08-01T00:00:00Z")),
            new MessageQuery.Window(
                Instant.parse("2026-08-01T00:00:00Z"), Instant.parse("2027-02-01T00:00:00Z")),
            new MessageQuery.Window(Instant.parse("2027-02-01T00:00:00Z"), end));
    assertThat(MessageQuery.Window.split(START, START)).isEmpty();
  }

  @Test
  void idsAreAboveZero() throws IOException {
    refused("1 and above", api -> MessageSource.campaign(0));
    refused("1 and above", api -> MessageSource.newsletterContent(1, -1));
    refused("parts", api -> new MessageSource(MessageSource.Kind.TRANSACTIONAL, 1, 2L));
  }

  @Test
  void reportingWebhooksAreComplete() throws IOException {
    refused("needs a name", api -> api.createReportingWebhook(webhook(" ", "https://x", "e")));
    refused("a whole URL", api -> api.createReportingWebhook(webhook("n", "x.example", "e")));
    refused("a whole URL", api -> api.createReportingWebhook(webhook("n", "ftp://x", "e")));
    refused("at least one", api -> api.createReportingWebhook(webhook("n", "https://x")));
  }

  private static ReportingWebhook.Settings webhook(String name, String url, String... events) {
    return new ReportingWebhook.Settings(name, url, List.of(events), true, false, false);
  }

  @Test
  void valuesInPathsAreThere() throws IOException {
    try (ScriptedApi scripted = new ScriptedApi()) {
      AppApi api = scripted.client();
      List<Runnable> calls =
          List.of(
              () -> api.message(" "),
              () -> api.findSuppressions("no address"),
              () -> api.unsuppress(Suppression.Type.BLOCKS, null),
              () -> api.suppressions(Suppression.Type.BLOCKS, "").forEach(each -> {}));
      for (Runnable call : calls) {
        assertThatIllegalArgumentException().isThrownBy(call::run);
      }
      assertThat(scripted.requests).isEmpty();
    }
  }

  @Test
  void settingsAreUsable() {
    for (String key : new String[] {null, "", " ", "two words", "new\nline", "schlüssel"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new AppApiKey(key))
          .withMessageContaining("App API key")
          .withMessageNotContaining("words")
          .withMessageNotContaining("schl");
    }
    AppApiKey key = new AppApiKey("k");
    for (String url :
        List.of("api.customer.io", "ftp://x", "http://", "https://u:p@x", "http://x?a")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new AppApiSettings(key, URI.create(url)));
    }
  }
}
