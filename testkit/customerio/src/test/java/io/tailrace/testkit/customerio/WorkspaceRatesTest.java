package io.tailrace.testkit.customerio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.customerio.Event;
import io.tailrace.customerio.EventDecoder;
import io.tailrace.customerio.Metric;
import io.tailrace.customerio.ObjectType;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** That what is done to mail happens about as often as to real mail. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("full")
class WorkspaceRatesTest {
  private static final int EVENTS = 300_000;

  private final Map<Metric, Long> mail = new HashMap<>();
  private final Map<String, Instant> suppressedAt = new HashMap<>();
  private final Set<String> deliveries = new HashSet<>();
  private long machineOpens;
  private long syntheticOpens;
  private long machineClicks;
  private long temporaryBounces;
  private long sentToSuppressed;
  private long oddTypes;
  private long personsUnsubscribedByMail;

  @BeforeAll
  void count() throws Exception {
    Iterator<SimulatedEvent> events =
        Workspace.stream(11, EVENTS, Instant.parse("2026-11-01T08:00:00Z"));
    while (events.hasNext()) {
      SimulatedEvent event = events.next();
      Event read = EventDecoder.decode(event.body());
      if (read.data().deliveryId() != null) {
        deliveries.add(read.data().deliveryId());
      }
      oddTypes += new String(event.body(), UTF_8).contains("object_type_type") ? 1 : 0;
      if (!event.objectType().equals(ObjectType.EMAIL)) {
        continue;
      }
      if (read.isPersonEvent()) {
        personsUnsubscribedByMail += event.metric().equals(Metric.UNSUBSCRIBED) ? 1 : 0;
      } else {
        countMail(read);
      }
    }
  }

  private void countMail(Event event) {
    mail.merge(event.metric(), 1L, Long::sum);
    if (event.metric().equals(Metric.OPENED)) {
      machineOpens += Boolean.TRUE.equals(event.data().prefetched()) ? 1 : 0;
      syntheticOpens += Boolean.TRUE.equals(event.data().synthetic()) ? 1 : 0;
    } else if (event.metric().equals(Metric.CLICKED)) {
      machineClicks += Boolean.TRUE.equals(event.data().machine()) ? 1 : 0;
    } else if (event.metric().equals(Metric.BOUNCED)) {
      countBounce(event);
    } else if (event.metric().equals(Metric.SENT)) {
      Instant since = suppressedAt.get(event.data().recipient());
      // What was a draft or an attempt before the bounce may still go out.
      Duration grace = Duration.ofMinutes(30);
      sentToSuppressed += since != null && event.timestamp().isAfter(since.plus(grace)) ? 1 : 0;
    }
  }

  private void countBounce(Event event) {
    boolean last = event.data().failureMessage().contains(" 5.1.1 ");
    temporaryBounces += last ? 0 : 1;
    if (last) {
      suppressedAt.putIfAbsent(event.data().recipient(), event.timestamp());
    }
  }

  private double share(Metric part, Metric whole) {
    return mail.get(part) / (double) mail.get(whole);
  }

  @Test
  void mailArrivesAndBounces() {
    assertThat(share(Metric.DELIVERED, Metric.SENT)).isBetween(0.975, 0.985);
    assertThat(share(Metric.BOUNCED, Metric.SENT)).isBetween(0.013, 0.017);
    assertThat(temporaryBounces / (double) mail.get(Metric.BOUNCED)).isBetween(0.3, 0.5);
    assertThat(share(Metric.DEFERRED, Metric.SENT)).isBetween(0.008, 0.012);
  }

  @Test
  void machinesAndPeopleOpenAndClick() {
    assertThat(share(Metric.OPENED, Metric.DELIVERED)).isBetween(0.33, 0.38);
    assertThat(machineOpens / (double) mail.get(Metric.OPENED)).isBetween(0.36, 0.44);
    assertThat(syntheticOpens / (double) mail.get(Metric.OPENED)).isBetween(0.005, 0.03);
    assertThat(share(Metric.CLICKED, Metric.DELIVERED)).isBetween(0.026, 0.036);
    assertThat(machineClicks / (double) mail.get(Metric.CLICKED)).isBetween(0.2, 0.45);
  }

  @Test
  void fewComplainAndUnsubscribe() {
    assertThat(share(Metric.SPAMMED, Metric.DELIVERED)).isBetween(0.0004, 0.001);
    assertThat(share(Metric.UNSUBSCRIBED, Metric.DELIVERED)).isBetween(0.001, 0.004);
    assertThat(personsUnsubscribedByMail).isGreaterThanOrEqualTo(mail.get(Metric.UNSUBSCRIBED));
  }

  @Test
  void suppressedAddressesGetDropsAndNoMail() {
    assertThat(suppressedAt).isNotEmpty();
    assertThat(mail.get(Metric.DROPPED)).isPositive();
    assertThat(sentToSuppressed).isZero();
  }

  @Test
  void preferenceChangesComeInBothForms() {
    assertThat(oddTypes).isBetween(100L, 2_000L);
  }

  @Test
  void aMessageHasAsManyEventsAsThePaceCountsOn() {
    assertThat(EVENTS / (double) deliveries.size())
        .isBetween(EventStream.EVENTS_PER_MESSAGE - 0.15, EventStream.EVENTS_PER_MESSAGE + 0.15);
  }
}
