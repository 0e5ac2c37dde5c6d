package io.tailrace.testkit.customerio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class TrafficTest {
  private static final Instant START = Instant.parse("2026-11-01T08:00:00Z");

  private static List<SimulatedEvent> all(Iterator<SimulatedEvent> events) {
    List<SimulatedEvent> list = new ArrayList<>();
    events.forEachRemaining(list::add);
    return list;
  }

  @Property(tries = 200)
  void losesNothingInventsNothingAndCountsWhatItDid(
      @ForAll long seed,
      @ForAll @IntRange(max = 300) int count,
      @ForAll @DoubleRange(max = 1) double duplicates,
      @ForAll @DoubleRange(max = 1) double late,
      @ForAll @IntRange(min = 1, max = 100) int latest) {
    List<SimulatedEvent> source = all(Workspace.stream(seed, count, START));
    Traffic traffic =
        new Traffic(source.iterator(), seed, new Traffic.Disorder(duplicates, late, latest));
    List<SimulatedEvent> sent = all(traffic);

    Map<String, SimulatedEvent> firsts = new HashMap<>();
    for (SimulatedEvent event : sent) {
      SimulatedEvent first = firsts.putIfAbsent(event.eventId(), event);
      assertThat(event.repeated()).isEqualTo(first != null);
      assertThat(event.body()).isSameAs((first == null ? event : first).body());
    }
    assertThat(firsts.values()).containsExactlyInAnyOrderElementsOf(source);
    assertThat(traffic.distinct()).isEqualTo(count);
    assertThat(traffic.duplicates()).isEqualTo(sent.size() - count);
  }

  @Property(tries = 50)
  void theSameSeedDisturbsInTheSameWay(@ForAll long seed) {
    assertThat(ids(seed)).isEqualTo(ids(seed));
  }

  private static List<String> ids(long seed) {
    Traffic traffic = new Traffic(Workspace.stream(1, 200, START), seed, Traffic.Disorder.USUAL);
    return all(traffic).stream().map(SimulatedEvent::eventId).toList();
  }

  @Property(tries = 20)
  void lateEventsComeOutOfOrder(@ForAll long seed) {
    List<SimulatedEvent> source = all(Workspace.stream(1, 500, START));
    Traffic traffic = new Traffic(source.iterator(), seed, new Traffic.Disorder(0, 0.2, 50));
    List<SimulatedEvent> sent = all(traffic);
    assertThat(sent).isNotEqualTo(source);
    assertThat(traffic.late()).isBetween(50L, 150L);
    assertThat(traffic.duplicates()).isZero();
  }
}
