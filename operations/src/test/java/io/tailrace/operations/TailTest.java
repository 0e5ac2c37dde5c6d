package io.tailrace.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.log.LogReader;
import io.tailrace.testkit.log.InMemoryLog;
import io.tailrace.testkit.log.SeveralPartitions;
import io.tailrace.testkit.store.InMemoryConsumerStore;
import io.tailrace.testkit.time.SettableClock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Over several partitions, every event comes once, and in the order of their reception. */
class TailTest {
  private static final int PARTITIONS = 8;
  private final SeveralPartitions log = new SeveralPartitions(PARTITIONS);

  private Tail tail() {
    var clock = new SettableClock(Instant.EPOCH);
    var read =
        new InMemoryLog(clock) {
          @Override
          public LogReader reader() {
            return log;
          }
        };
    var store = new InMemoryConsumerStore(Set.of());
    return new Tail(
        new OperationContext(
            Path.of("."),
            List.of(),
            read,
            store,
            List.of(),
            EventStores.NONE,
            List::of,
            null,
            true,
            BackupSources.NONE,
            List::of,
            clock));
  }

  private List<String> all() throws Exception {
    Tail tail = tail();
    List<String> ids = new ArrayList<>();
    Tail.Page page = tail.read(tail.seek(Instant.EPOCH), new EventFilter(Set.of(), null));
    while (!page.atEnd()) {
      page.events().forEach(event -> ids.add(event.eventId()));
      page = tail.read(page.next(), new EventFilter(Set.of(), null));
    }
    return ids;
  }

  @Test
  void thousandsOverManyPagesComeInTheOrderOfTheirTimes() throws Exception {
    Random random = new Random(1);
    List<String> expected = new ArrayList<>();
    for (int millis = 0; millis < 6_000; millis++) {
      int partition = random.nextInt(1 + random.nextInt(PARTITIONS));
      log.add(partition, millis, Bodies.opened(partition + "@" + millis, "ada"));
      expected.add(partition + "@" + millis);
    }
    assertThat(all()).isEqualTo(expected);
  }

  @Test
  void aClockThatWentBackHidesNothing() throws Exception {
    log.add(0, 500, Bodies.opened("any", "ada"));
    log.add(0, 100, Bodies.opened("any", "ada"));
    log.add(1, 300, Bodies.opened("any", "ada"));
    assertThat(all()).containsExactlyInAnyOrder("0@500", "0@100", "1@300");
  }
}
