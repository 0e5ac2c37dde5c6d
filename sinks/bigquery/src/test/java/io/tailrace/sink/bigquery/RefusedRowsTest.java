package io.tailrace.sink.bigquery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.log.Position;
import io.tailrace.core.sink.Rejection;
import io.tailrace.testkit.bigquery.Row;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rows that BigQuery refuses are told one by one; the rest of the batch goes on. */
@Tag("full")
class RefusedRowsTest {
  private World world;
  private Trial owner;

  @BeforeEach
  void open() throws Exception {
    world = new World();
    owner = Trial.open(world, 1);
  }

  @AfterEach
  void close() {
    owner.close();
    world.close();
  }

  private void refuse(String... ids) {
    Set<String> refused = Set.of(ids);
    world.bigQuery.refuse((Row row) -> refused.contains(row.text("event_id")) ? "not this" : null);
  }

  @Test
  void theOthersAreVisible() throws Exception {
    refuse("event-2", "event-5");
    List<Rejection> refused = owner.write(0, 8);
    assertThat(refused).extracting(Rejection::offset).containsExactlyInAnyOrder(2L, 5L);
    assertThat(refused.get(0).reason()).contains("BigQuery refuses the row", "not this");
    assertThat(world.ids())
        .containsExactly("event-0", "event-1", "event-3", "event-4", "event-6", "event-7");
    assertThat(owner.sink.committed(0)).contains(new Position(Trial.LOG, 0, 8, List.of(2L, 5L)));
  }

  @Test
  void theyMayBeInLaterRequestsToo() throws Exception {
    String[] many = {"event-10", "event-4000", "event-7999"};
    refuse(many);
    List<Rejection> refused = owner.write(0, 8_000);
    assertThat(refused).extracting(Rejection::offset).containsExactlyInAnyOrder(10L, 4000L, 7999L);
    assertThat(world.ids()).hasSize(7_997).doesNotHaveDuplicates();
  }

  @Test
  void whenAllAreRefusedThePositionMovesAlone() throws Exception {
    refuse("event-0", "event-1");
    assertThat(owner.write(0, 2)).hasSize(2);
    assertThat(world.ids()).isEmpty();
    refuse();
    assertThat(owner.again(0, 2)).isEmpty();
    assertThat(world.ids()).containsExactly("event-0", "event-1");
  }

  @Test
  void aRowThatNoRequestHoldsIsRefusedHere() throws Exception {
    String data = "{\"delivery_id\":\"d\",\"blob\":\"" + "x".repeat(9_950_000) + "\"}";
    List<Rejection> refused = owner.write(Trial.event(0, "event-0", "opened", data));
    assertThat(refused).hasSize(1);
    assertThat(refused.get(0).reason()).contains("larger than BigQuery takes");
  }
}
