package io.tailrace.testkit.customerio.appapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.customerio.Metric;
import io.tailrace.customerio.appapi.AppApi;
import io.tailrace.customerio.appapi.JourneyQuery;
import io.tailrace.customerio.appapi.LinksQuery;
import io.tailrace.customerio.appapi.MessageQuery;
import io.tailrace.customerio.appapi.MessageSource;
import io.tailrace.customerio.appapi.MessageType;
import io.tailrace.customerio.appapi.MetricsQuery;
import io.tailrace.customerio.appapi.Period;
import io.tailrace.customerio.appapi.ReportingWebhook;
import io.tailrace.customerio.appapi.SubscriptionNames;
import io.tailrace.customerio.appapi.Suppression;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The simulated API takes no parameter that the vendor's reference does not list, and the client
 * can make no request that it refuses.
 */
class EveryRequestTest {
  private static final List<MessageSource> SOURCES =
      List.of(
          MessageSource.campaign(4),
          MessageSource.campaignAction(4, 43),
          MessageSource.broadcast(5),
          MessageSource.broadcastAction(5, 501),
          MessageSource.newsletter(21),
          MessageSource.newsletterContent(21, 211),
          MessageSource.transactional(1));

  private final Instant start = World.NOW.minus(Duration.ofDays(30));

  @Test
  void metricsOfEverySourceByEveryPeriodAndType() throws IOException {
    try (World world = new World()) {
      AppApi client = world.client();
      for (MessageSource source : SOURCES) {
        for (Period by : Period.values()) {
          for (int steps : new int[] {2, by.maxSteps()}) {
            assertThat(client.metrics(source, MetricsQuery.last(steps, by)).buckets())
                .hasSize(steps);
            assertThat(client.links(source, LinksQuery.last(steps, by))).isEmpty();
          }
        }
        typesOf(source).forEach(type -> client.metrics(source, days().ofType(type)));
      }
    }
  }

  private static MetricsQuery.Last days() {
    return MetricsQuery.last(7, Period.DAY);
  }

  private static List<MessageType> typesOf(MessageSource source) {
    return switch (source.kind()) {
      case TRANSACTIONAL -> List.of();
      case NEWSLETTER -> types(MessageType.LIVE_NOTIFICATION);
      case CAMPAIGN, BROADCAST -> types(MessageType.INBOX);
    };
  }

  private static List<MessageType> types(MessageType but) {
    return Arrays.stream(MessageType.values()).filter(type -> type != but).toList();
  }

  @Test
  void spansLinksAndJourneys() throws IOException {
    try (World world = new World()) {
      AppApi client = world.client();
      LinksQuery week = LinksQuery.last(7, Period.DAY);
      for (Period by : Period.values()) {
        for (String zone : List.of("Europe/Berlin", "UTC", "America/New_York", "Asia/Kolkata")) {
          MetricsQuery span = MetricsQuery.between(start, World.NOW, by, ZoneId.of(zone));
          assertThat(client.metrics(MessageSource.campaign(4), span).buckets()).isNotEmpty();
          assertThat(client.metrics(MessageSource.campaignAction(4, 43), span).by()).isEqualTo(by);
        }
        assertThat(client.journeyMetrics(4, new JourneyQuery(start, World.NOW, by)).buckets())
            .isNotEmpty();
      }
      for (MessageSource source : SOURCES) {
        LinksQuery query = source.partId() == null ? week.uniquely() : week.ofType(MessageType.SMS);
        assertThat(client.links(source, query)).isEmpty();
      }
      // Ten years, to the day.
      MetricsQuery tenYears =
          MetricsQuery.between(
              Instant.parse("2016-03-05T00:00:00Z"),
              Instant.parse("2026-03-05T00:00:00Z"),
              Period.MONTH,
              ZoneId.of("UTC"));
      assertThat(client.metrics(MessageSource.campaign(4), tenYears).buckets()).hasSize(121);
    }
  }

  @Test
  void messagesByEveryParameter() throws IOException {
    try (World world = new World()) {
      world.happened(200, Duration.ofHours(2));
      AppApi client = world.client();
      for (MessageType type : types(MessageType.INBOX)) {
        client.messages(MessageQuery.ALL.ofType(type)).forEach(each -> {});
      }
      for (Metric metric : List.of(Metric.SENT, Metric.DROPPED, Metric.UNSUBSCRIBED)) {
        client.messages(MessageQuery.ALL.with(metric)).forEach(each -> {});
      }
      MessageQuery drafts =
          new MessageQuery(null, new MessageQuery.From(null, null, 4L, 21L, 43L), true, 50, null);
      client.messages(drafts.between(start, World.NOW)).forEach(each -> {});
      String id = client.messages(MessageQuery.ALL).findFirst().orElseThrow().id();
      assertThat(client.message(id).id()).isEqualTo(id);
    }
  }

  @Test
  void names() throws IOException {
    try (World world = new World(rules -> rules.withActionsPerPage(3))) {
      AppApi client = world.client();
      assertThat(client.campaigns()).extracting(it -> it.name()).contains("Abandoned basket");
      assertThat(client.campaignActions(4))
          .extracting(it -> it.id())
          .containsExactly(41L, 42L, 43L, 44L);
      assertThat(client.broadcasts()).hasSize(2);
      assertThat(client.broadcastActions(5)).hasSize(2);
      assertThat(client.newsletters()).extracting(it -> it.id()).containsExactly(21L, 22L, 23L);
      assertThat(client.newsletterContents(21)).hasSize(2);
      assertThat(client.transactionalMessages()).hasSize(4);
      assertThat(client.workspaces()).extracting(it -> it.name()).containsExactly("Tidewater");
      assertThat(client.ipAddresses()).containsExactly("127.0.0.1");
      assertThat(world.requests)
          .anyMatch(it -> it.matches("GET /v1/campaigns/4/actions\\?start=.+"));
    }
  }

  @Test
  void reportingWebhooksWithEveryEvent() throws IOException {
    assertThat(new TreeSet<>(SubscriptionNames.documented())).isEqualTo(Subscriptions.NAMES);
    try (World world = new World()) {
      AppApi client = world.client();
      assertThat(client.reportingWebhooks()).isEmpty();
      ReportingWebhook.Settings settings =
          ReportingWebhook.Settings.disabled(
              "Tailrace", URI.create("https://t.example/hook"), SubscriptionNames.documented());

      ReportingWebhook made = client.createReportingWebhook(settings);

      assertThat(made.settings()).isEqualTo(settings);
      assertThat(world.api.signingKey(made.id())).matches("[0-9a-f]{64}");
      client.updateReportingWebhook(made.id(), settings.withDisabled(false));
      assertThat(client.reportingWebhook(made.id()).settings().disabled()).isFalse();
      assertThat(client.reportingWebhooks()).hasSize(1);
      client.deleteReportingWebhook(made.id());
      assertThat(client.reportingWebhooks()).isEmpty();
    }
  }

  @Test
  void suppressionsOfEveryType() throws IOException {
    try (World world = new World()) {
      AppApi client = world.client();
      for (Suppression.Type type : Suppression.Type.values()) {
        client.suppress(type, "a+b@x.example");
        assertThat(client.findSuppressions("a+b@x.example").suppressions()).hasSize(1);
        assertThat(client.suppressions(type))
            .extracting(it -> it.email())
            .containsExactly("a+b@x.example");
        assertThat(client.suppressions(type, "m.example")).hasSize(1);
        client.unsuppress(type, "a+b@x.example");
        assertThat(client.findSuppressions("a+b@x.example").suppressions()).isEmpty();
      }
    }
  }
}
