package io.tailrace.testkit.customerio.appapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tailrace.customerio.Metric;
import io.tailrace.customerio.appapi.AppApi;
import io.tailrace.customerio.appapi.Bucket;
import io.tailrace.customerio.appapi.Deliveries;
import io.tailrace.customerio.appapi.LinkClicks;
import io.tailrace.customerio.appapi.LinksQuery;
import io.tailrace.customerio.appapi.Message;
import io.tailrace.customerio.appapi.MessageQuery;
import io.tailrace.customerio.appapi.MessageSource;
import io.tailrace.customerio.appapi.MessageType;
import io.tailrace.customerio.appapi.MetricsQuery;
import io.tailrace.customerio.appapi.Period;
import io.tailrace.customerio.appapi.Series;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The beginnings of buckets that the client works out are those that the API counted by: each
 * bucket holds exactly the messages that were made in it.
 */
class SeriesTest {
  private World world;
  private AppApi client;
  private List<Message> messages;

  @BeforeEach
  void aMonthOfMessages() throws IOException {
    world = new World();
    world.happened(4_000, Duration.ofDays(40));
    client = world.client();
    messages = client.messages(MessageQuery.ALL).toList();
  }

  @AfterEach
  void close() {
    world.close();
  }

  private void holdsItsMessages(Series series, MessageSource source) {
    List<Bucket> buckets = series.buckets();
    for (int i = 0; i < buckets.size(); i++) {
      Instant from = buckets.get(i).start();
      Instant to = i + 1 < buckets.size() ? buckets.get(i + 1).start() : Instant.MAX;
      List<Message> within =
          messages.stream()
              .filter(it -> belongs(it, source))
              .filter(it -> !it.created().isBefore(from) && it.created().isBefore(to))
              .toList();
      assertThat(buckets.get(i).counts().of("created")).as("%s", from).isEqualTo(within.size());
      for (Metric metric : List.of(Metric.SENT, Metric.DROPPED, Metric.OPENED)) {
        long count = within.stream().filter(it -> it.at(metric) != null).count();
        assertThat(buckets.get(i).counts().of(metric)).isEqualTo(count);
      }
    }
  }

  private static boolean belongs(Message message, MessageSource source) {
    boolean whole =
        switch (source.kind()) {
          case CAMPAIGN -> Long.valueOf(source.id()).equals(message.ids().campaignId());
          case BROADCAST -> Long.valueOf(source.id()).equals(message.ids().broadcastId());
          case NEWSLETTER -> Long.valueOf(source.id()).equals(message.ids().newsletterId());
          case TRANSACTIONAL -> false;
        };
    return whole && (source.partId() == null || source.partId().equals(message.ids().actionId()));
  }

  @Test
  void theLastPeriods() {
    for (Period by : Period.values()) {
      for (MessageSource source :
          List.of(
              MessageSource.campaign(4),
              MessageSource.campaignAction(4, 41),
              MessageSource.newsletter(22),
              MessageSource.broadcast(5))) {
        holdsItsMessages(client.metrics(source, MetricsQuery.last(by.maxSteps(), by)), source);
      }
    }
    MetricsQuery days = MetricsQuery.last(45, Period.DAY);
    assertThat(client.metrics(MessageSource.campaign(4), days).totals().of(Metric.SENT))
        .isPositive();
  }

  /** The negative control: were the beginnings off by an hour, this test would tell. */
  @Test
  void anHourOffIsNoticed() {
    MessageSource source = MessageSource.campaign(4);
    Series series = client.metrics(source, MetricsQuery.last(45, Period.DAY));
    List<Bucket> moved =
        series.buckets().stream()
            .map(it -> new Bucket(it.start().plus(Duration.ofHours(1)), it.counts()))
            .toList();
    Series off = new Series(series.by(), series.zone(), moved);

    assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> holdsItsMessages(off, source));
  }

  @Test
  void aSpanInAnotherTimeZone() {
    MessageSource source = MessageSource.campaign(4);
    for (String zone : List.of("Europe/Berlin", "Asia/Kolkata", "America/New_York")) {
      for (Period by : Period.values()) {
        MetricsQuery span =
            MetricsQuery.between(
                World.NOW.minus(Duration.ofDays(20)), World.NOW, by, ZoneId.of(zone));
        holdsItsMessages(client.metrics(source, span), source);
      }
    }
  }

  @Test
  void aTypeAlone() {
    MessageSource source = MessageSource.campaign(4);
    MetricsQuery.Last days = MetricsQuery.last(45, Period.DAY);
    long all = client.metrics(source, days).totals().of("created");
    long sum =
        List.of(MessageType.EMAIL, MessageType.SMS, MessageType.PUSH).stream()
            .mapToLong(type -> client.metrics(source, days.ofType(type)).totals().of("created"))
            .sum();

    assertThat(client.metrics(source, days.ofType(MessageType.SMS)).totals().of("created"))
        .isPositive();
    // A few are of kinds that nobody knows yet.
    assertThat(sum).isBetween(all - 10, all);
  }

  @Test
  void theWholeWorkspace() {
    Deliveries deliveries = client.deliveries(MetricsQuery.last(45, Period.DAY));

    assertThat(deliveries.series().totals().of("created")).isEqualTo(messages.size());
    assertThat(deliveries.summed()).isEqualTo(15);
    assertThat(deliveries.notSummed()).isEmpty();
    assertThat(deliveries.series().buckets()).hasSize(45);
  }

  @Test
  void clicksOnLinks() {
    LinksQuery days = LinksQuery.last(45, Period.DAY);
    List<LinkClicks> all = client.links(MessageSource.newsletter(22), days);
    List<LinkClicks> unique = client.links(MessageSource.newsletter(22), days.uniquely());

    assertThat(all).extracting(LinkClicks::href).allMatch(it -> it.startsWith("https://shop."));
    assertThat(clicked(all)).isPositive().isGreaterThanOrEqualTo(clicked(unique));
  }

  private static long clicked(List<LinkClicks> links) {
    return links.stream().mapToLong(it -> it.series().totals().of("clicked")).sum();
  }
}
