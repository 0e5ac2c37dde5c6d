package io.tailrace.testkit.customerio;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.customerio.Event;
import io.tailrace.customerio.EventDecoder;
import io.tailrace.customerio.EventKind;
import io.tailrace.customerio.EventKinds;
import io.tailrace.testkit.customerio.SimulatedEvent.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * That the invented workspace sends what Customer.io would.
 *
 * <p>Over 10 s: in -Pfull it makes most of a million events.
 */
class WorkspaceTest {
  private static final Instant START = Instant.parse("2026-11-01T08:00:00Z");

  private static List<SimulatedEvent> all(Iterator<SimulatedEvent> events) {
    List<SimulatedEvent> list = new ArrayList<>();
    events.forEachRemaining(list::add);
    return list;
  }

  private static Event decoded(SimulatedEvent event) throws Exception {
    return EventDecoder.decode(event.body());
  }

  @Test
  void everyBodyReadsAsTheEventItIs() throws Exception {
    for (SimulatedEvent event : all(Workspace.stream(1, 20_000, START))) {
      Event read = decoded(event);
      assertThat(read.eventId()).isEqualTo(event.eventId());
      assertThat(read.metric()).isEqualTo(event.metric());
      assertThat(read.timestamp()).isEqualTo(event.timestamp());
      // The decoder may take a preference change's `object_type_type`, or not.
      assertThat(read.objectType()).isEqualTo(event.objectType());
      assertThat(read.person()).isNotBlank();
    }
  }

  @Test
  @Tag("full")
  void messagesHaveTheFieldsThatAreRequired() throws Exception {
    Map<Kind, EventKind> kinds = new HashMap<>();
    EventKinds.documented()
        .forEach(kind -> kinds.put(new Kind(kind.objectType(), kind.metric()), kind));
    for (SimulatedEvent event : all(Workspace.stream(2, 50_000, START))) {
      Event read = decoded(event);
      EventKind kind = kinds.get(event.kind());
      if (kind == null || read.isPersonEvent()) {
        continue;
      }
      String json = read.data().json();
      assertThat(json).contains("\"delivery_id\":", "\"identifiers\":", "\"cio_id\":");
      for (EventKind.Field field : kind.fields()) {
        if (field.required()) {
          assertThat(json).as(event.toString()).contains("\"" + field.name() + "\":");
        }
      }
    }
  }

  @Test
  @Tag("full")
  void allThatIsDocumentedComesInALongStream() {
    Set<Kind> seen = new HashSet<>();
    Workspace.stream(3, 250_000, START).forEachRemaining(event -> seen.add(event.kind()));
    assertThat(seen)
        .containsAll(
            EventKinds.all().stream()
                .map(kind -> new Kind(kind.objectType(), kind.metric()))
                .toList())
        .anyMatch(kind -> !kind.objectType().known())
        .anyMatch(kind -> !kind.metric().known());
  }

  @Test
  void theSameSeedGivesTheSameBytes() {
    List<SimulatedEvent> one = all(Workspace.stream(7, 5_000, START));
    List<SimulatedEvent> two = all(Workspace.stream(7, 5_000, START));
    for (int i = 0; i < one.size(); i++) {
      assertThat(one.get(i).body()).isEqualTo(two.get(i).body());
    }
    assertThat(all(Workspace.stream(8, 5_000, START)).get(0).body())
        .isNotEqualTo(one.get(0).body());
  }

  @Test
  void allStreamsAreAboutTheSamePeople() throws Exception {
    Map<String, String> people = new HashMap<>();
    for (long seed = 1; seed <= 2; seed++) {
      for (SimulatedEvent event : all(Workspace.stream(seed, 5_000, START))) {
        Event read = decoded(event);
        String before = people.putIfAbsent(read.emailAddress(), read.person());
        assertThat(before == null ? read.person() : before).isEqualTo(read.person());
      }
    }
    assertThat(people).hasSizeGreaterThan(100);
  }

  @Test
  @Tag("full")
  void idsAreUniqueAndTellWhenTheyWereMade() {
    Set<String> ids = new HashSet<>();
    Instant before = START;
    for (SimulatedEvent event : all(Workspace.stream(4, 100_000, START))) {
      assertThat(ids.add(event.eventId())).isTrue();
      assertThat(event.eventId()).matches("[0-9A-HJKMNP-TV-Z]{26}");
      assertThat(Duration.between(event.timestamp(), event.createdAt()).toMillis())
          .isBetween(600L, 2_200L);
      assertThat(event.createdAt()).isAfterOrEqualTo(before);
      before = event.createdAt();
    }
    List<SimulatedEvent> few = all(Workspace.stream(4, 2, START));
    assertThat(millis(few.get(0).eventId())).isEqualTo(few.get(0).createdAt().toEpochMilli());
  }

  private static long millis(String ulid) {
    long millis = 0;
    for (char digit : ulid.substring(0, 10).toCharArray()) {
      millis = millis << 5 | "0123456789ABCDEFGHJKMNPQRSTVWXYZ".indexOf(digit);
    }
    return millis;
  }

  @Test
  void historyEndsInTimeAndFillsItsSpan() {
    Instant end = START;
    for (long count : new long[] {20, 1_000, 50_000}) {
      TrafficPlan plan = TrafficPlan.endingAt(5, count, end, Duration.ofDays(3));
      List<SimulatedEvent> events = all(Workspace.stream(plan));
      assertThat(events).hasSize((int) count);
      assertThat(events).allMatch(event -> event.createdAt().isBefore(end));
      assertThat(events.get(0).timestamp()).isAfterOrEqualTo(end.minus(Duration.ofDays(3)));
    }
    TrafficPlan plan = TrafficPlan.endingAt(5, 50_000, end, Duration.ofDays(3));
    List<SimulatedEvent> events = all(Workspace.stream(plan));
    assertThat(events.get(49_999).timestamp()).isAfter(end.minus(Duration.ofDays(1)));
  }

  @Test
  void liveTrafficKeepsItsPace() {
    Iterator<SimulatedEvent> events = Workspace.stream(TrafficPlan.live(6, START, 50));
    SimulatedEvent last = events.next();
    for (int i = 1; i < 100_000; i++) {
      last = events.next();
    }
    assertThat(events).hasNext();
    double seconds = Duration.between(START, last.createdAt()).toMillis() / 1000.0;
    assertThat(100_000 / seconds).isBetween(37.5, 62.5);
  }

  @Test
  void bodyContentAddsTheMessageAndLeavesTheRest() throws Exception {
    List<SimulatedEvent> with =
        all(Workspace.stream(TrafficPlan.startingAt(9, 3_000, START).withBodyContent()));
    long mails = 0;
    for (SimulatedEvent event : with) {
      Event read = decoded(event);
      boolean sent = event.metric().name().equals("sent");
      if (sent && event.objectType().name().equals("email")) {
        mails++;
        assertThat(read.data().content()).startsWith("<html>").contains("\"sailor\"");
        assertThat(read.data().headers()).containsKey("X-Tidewater");
      }
      if (read.preferences() != null) {
        assertThat(read.preferences()).startsWith("{\"topics\":{");
      }
    }
    assertThat(mails).isPositive();
    for (SimulatedEvent event : all(Workspace.stream(9, 3_000, START))) {
      assertThat(decoded(event).data().content()).isNull();
    }
  }

  @Test
  @Tag("full")
  void whatIsNotYetWrittenStaysSmallHoweverLongTheStream() {
    EventStream stream = new EventStream(TrafficPlan.startingAt(10, 1_000_000, START));
    int most = 0;
    for (int i = 0; i < 300_000; i++) {
      stream.next();
      most = Math.max(most, stream.waiting());
    }
    assertThat(most).isLessThan(30_000);
  }
}
