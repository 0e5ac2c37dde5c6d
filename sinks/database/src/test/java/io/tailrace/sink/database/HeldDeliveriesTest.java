package io.tailrace.sink.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.sink.SourceName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What another source is compared with, and the names that it gives. */
class HeldDeliveriesTest extends Scene {
  private static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");
  private HeldDeliveries held;

  @BeforeEach
  void fill() throws Exception {
    held = new DatabaseReader(database).held();
    write(email("a", "sent", 0), email("b", "opened", 5), email("c", "opened", 6));
  }

  @Test
  void manyAreFoundAtOnceWithTheirMetrics() throws Exception {
    List<String> ids = new ArrayList<>(List.of("D1", "D1"));
    for (int i = 2; i < 2_500; i++) {
      ids.add("D" + i);
    }
    assertThat(held.find("default", ids))
        .containsOnlyKeys("D1")
        .containsEntry("D1", new HeldDelivery("D1", Set.of("sent", "opened"), 2, 0));
    assertThat(held.find("other", ids)).isEmpty();
    assertThat(held.find("default", List.of())).isEmpty();
  }

  @Test
  void whenTheFirstEventCameIsKnownUntilRetentionTakesSome() throws Exception {
    assertThat(held.firstReceived("default")).isPresent();
    assertThat(held.firstReceived("default").get()).isAfter(Instant.EPOCH);
    assertThat(held.firstReceived("other")).isEmpty();
    Instant yearsLater = NOW.plus(Duration.ofDays(3_650));
    new DatabaseUpkeep(database, DatabaseRetention.DEFAULT).sweep(yearsLater);
    assertThat(held.firstReceived("default")).contains(Instant.EPOCH);
  }

  @Test
  void namesAreKeptInPlaceOfOlderOnes() throws Exception {
    DatabaseUpkeep upkeep = new DatabaseUpkeep(database, DatabaseRetention.DEFAULT);
    upkeep.putNames(List.of(name(7, null, "Welcome"), name(8, 7L, null)));
    upkeep.putNames(List.of(name(7, null, "Welcome back")));
    assertThat(new DatabaseReader(database).names())
        .containsExactlyInAnyOrder(name(7, null, "Welcome back"), name(8, 7L, null));
  }

  private static SourceName name(long id, Long parent, String name) {
    return new SourceName("default", "campaign", id, parent, name, "running", NOW);
  }
}
