package io.tailrace.operations.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.core.log.LogReader;
import io.tailrace.operations.BackupSources;
import io.tailrace.operations.Cursor;
import io.tailrace.operations.EventFilter;
import io.tailrace.operations.EventStores;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.OperationException;
import io.tailrace.testkit.log.InMemoryLog;
import io.tailrace.testkit.log.SeveralPartitions;
import io.tailrace.testkit.store.InMemoryConsumerStore;
import io.tailrace.testkit.time.SettableClock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who watches gets each event once, wherever it goes on, and never more than people could read. */
class LiveEventsTest {
  private static final int PARTITIONS = 4;
  private final SeveralPartitions log = new SeveralPartitions(PARTITIONS);
  private final LiveEvents events = new LiveEvents(parts());

  private OperationContext parts() {
    var clock = new SettableClock(Instant.EPOCH);
    var read =
        new InMemoryLog(clock) {
          @Override
          public LogReader reader() {
            return log;
          }
        };
    return new OperationContext(
        Path.of("."),
        List.of(),
        read,
        new InMemoryConsumerStore(Set.of()),
        List.of(),
        EventStores.NONE,
        List::of,
        null,
        true,
        BackupSources.NONE,
        List::of,
        clock);
  }

  private static String body(int number, String recipient) {
    return "{\"event_id\":\"e%s\",\"object_type\":\"email\",\"metric\":\"sent\",\"timestamp\":1,\"data\":{\"recipient\":\"%s\"}}"
        .formatted(number, recipient);
  }

  private static String id(LiveEvent event) {
    return event.record().partition() + "@" + event.record().offset();
  }

  @Test
  void eachComesOnceWhereverOneGoesOn() throws Exception {
    Random random = new Random(1);
    for (int i = 0; i < 2_000; i++) {
      // Clocks go back now and then.
      log.add(random.nextInt(PARTITIONS), i * 10L - random.nextInt(500), body(i, "a@gmail.com"));
    }
    Cursor end = events.end();
    Cursor next = events.back(2_000);
    List<String> seen = new ArrayList<>();
    while (!next.equals(end)) {
      List<LiveEvent> batch = events.read(next, end).events();
      // As a browser that lost the connection somewhere.
      List<LiveEvent> had = batch.subList(0, 1 + random.nextInt(batch.size()));
      had.forEach(event -> seen.add(id(event)));
      next = had.get(had.size() - 1).after();
    }
    assertThat(seen).hasSize(2_000);
    assertThat(new HashSet<>(seen)).hasSize(2_000);
  }

  @Test
  void nothingAfterTheEndThatWasAskedFor() throws Exception {
    log.add(0, 1, body(1, "a@gmail.com"));
    Cursor end = events.end();
    log.add(0, 2, body(2, "a@gmail.com"));
    LiveBatch batch = events.read(events.back(10), end);
    assertThat(batch.events()).hasSize(1);
    assertThat(batch.next()).isEqualTo(end);
  }

  @Test
  void whoIsTooFarBehindGoesOnAtTheEndAndIsToldHowMany() throws Exception {
    for (int i = 0; i <= LiveEvents.FURTHEST_BEHIND; i++) {
      log.add(0, i, body(i, "a@gmail.com"));
    }
    LiveBatch batch = events.read(new Cursor(List.of(0L, 0L, 0L, 0L)), events.end());
    assertThat(batch.events()).isEmpty();
    assertThat(batch.skipped()).isEqualTo(LiveEvents.FURTHEST_BEHIND + 1);
    assertThat(batch.next()).isEqualTo(events.end());
  }

  @Test
  void aCursorPastTheEndGoesOnAtTheEnd() throws Exception {
    log.add(0, 1, body(1, "a@gmail.com"));
    LiveBatch batch = events.read(new Cursor(List.of(900L, 0L, 0L, 0L)), events.end());
    assertThat(batch.next()).isEqualTo(events.end());
    assertThatThrownBy(() -> events.read(new Cursor(List.of(1L)), events.end()))
        .isInstanceOf(OperationException.class);
  }

  @Test
  void narrowsByProviderKindFeedAndPerson() throws Exception {
    log.add(0, 1, body(1, "ann@gmail.com"));
    log.add(1, 2, body(2, "bob@icloud.com"));
    log.add(2, 3, "{}");
    List<LiveEvent> all = events.read(events.back(10), events.end()).events();
    assertThat(all).hasSize(3);
    assertThat(wanted(all, new LiveFilter(EventFilter.ALL, "apple", null))).containsExactly("1@0");
    assertThat(wanted(all, new LiveFilter(EventFilter.ALL, null, "shop"))).isEmpty();
    var sent = new EventFilter(Set.of("sent"), null);
    assertThat(wanted(all, new LiveFilter(sent, null, null))).containsExactly("0@0", "1@0");
    var ann = new EventFilter(Set.of(), "ann@gmail.com");
    assertThat(wanted(all, new LiveFilter(ann, null, null))).containsExactly("0@0");
  }

  private static List<String> wanted(List<LiveEvent> events, LiveFilter filter) {
    return events.stream().filter(filter::wants).map(LiveEventsTest::id).toList();
  }
}
