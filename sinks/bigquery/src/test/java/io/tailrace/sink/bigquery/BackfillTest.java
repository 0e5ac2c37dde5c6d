package io.tailrace.sink.bigquery;

import static io.tailrace.testkit.sink.TrialRecords.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.log.Source;
import io.tailrace.core.sink.SinkRecord;
import io.tailrace.testkit.sink.TrialRecords;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A backfilled row stands in for an event that did not come, and gives way when it comes. */
@Tag("full")
class BackfillTest {
  private World world;
  private Trial trial;

  @BeforeEach
  void open() throws Exception {
    world = new World();
    trial = Trial.open(world, 1);
  }

  @AfterEach
  void close() {
    trial.close();
    world.close();
  }

  @Test
  void theRealEventTakesTheRowsPlace() throws Exception {
    trial.write(
        backfilled(0, "d1", "sent"), backfilled(1, "d1", "opened"), backfilled(2, "d2", "sent"));
    trial.write(real(3, "e1", "d1", "sent"));
    assertThat(world.ids())
        .containsExactlyInAnyOrder("backfill:d1:email:opened", "backfill:d2:email:sent", "e1");
  }

  @Test
  void alsoWhenAnotherOwnerWroteIt() throws Exception {
    trial.write(backfilled(0, "d1", "sent"));
    trial.close();
    trial = Trial.open(world, 2);
    trial.write(TrialRecords.replacing(real(1, "e1", "d1", "sent")));
    assertThat(world.ids()).containsExactlyInAnyOrder("e1");
  }

  @Test
  void alsoWhenOneIsWrittenAgainByALaterOwner() throws Exception {
    trial.write(backfilled(0, "d1", "sent"));
    trial.close();
    trial = Trial.open(world, 2);
    trial.write(List.of(real(1, "e1", "d1", "sent")), true);
    assertThat(world.ids()).containsExactlyInAnyOrder("e1");
  }

  @Test
  void takingOverReadsNoRows() throws Exception {
    trial.write(backfilled(0, "d1", "sent"));
    trial.close();
    AtomicInteger queries = new AtomicInteger();
    world.bigQuery.faults(new Script().before("query", queries::incrementAndGet));
    trial = Trial.open(world, 2);
    trial.write(real(1, "e1", "d2", "sent"));
    assertThat(queries).hasValue(0);
    trial.write(TrialRecords.replacing(real(2, "e2", "d1", "sent")));
    assertThat(queries).hasPositiveValue();
    assertThat(world.ids()).containsExactlyInAnyOrder("e1", "e2");
  }

  @Test
  void theMonthsOfBackfilledEventsAreLabelled() throws Exception {
    trial.write(backfilled(0, "d1", "sent"));
    assertThat(world.bigQuery.resource(World.PROJECT, World.DATASET, Tables.EVENTS))
        .contains("\"tailrace_backfilled_2026_03\":\"yes\"");
  }

  @Test
  void aBackfilledEventWhoseRealOneIsThereIsNotWritten() throws Exception {
    trial.write(real(0, "e1", "d1", "sent"));
    assertThat(trial.write(backfilled(1, "d1", "sent"), backfilled(2, "d1", "opened"))).isEmpty();
    assertThat(world.ids()).containsExactlyInAnyOrder("e1", "backfill:d1:email:opened");
    assertThat(trial.offset()).isEqualTo(3);
  }

  @Test
  void bothInOneBatchLeaveTheRealOne() throws Exception {
    trial.write(
        backfilled(0, "d1", "sent"),
        real(1, "e1", "d1", "sent"),
        real(2, "e2", "d2", "sent"),
        backfilled(3, "d2", "sent"));
    assertThat(world.ids()).containsExactlyInAnyOrder("e1", "e2");
  }

  @Test
  void theSameBackfillAWhileLaterDoublesNothing() throws Exception {
    trial.write(backfilled(0, "d1", "sent"));
    trial.write(backfilled(5_000_000, "d1", "sent"));
    assertThat(world.ids()).containsExactlyInAnyOrder("backfill:d1:email:sent");
  }

  @Test
  void secondAndLaterEventsOfTheKindStay() throws Exception {
    trial.write(backfilled(0, "d1", "opened"));
    trial.write(real(1, "e1", "d1", "opened"), real(2, "e2", "d1", "opened"));
    trial.write(real(3, "e3", "d1", "opened"));
    assertThat(world.ids()).containsExactlyInAnyOrder("e1", "e2", "e3");
  }

  @Test
  void anotherFeedsRowStays() throws Exception {
    trial.write(backfilled(0, "d1", "sent"));
    String body = json("e1", "email", "sent", "{\"delivery_id\":\"d1\"}");
    trial.write(TrialRecords.of(1, "other", Source.WEBHOOK, body));
    assertThat(world.ids()).containsExactlyInAnyOrder("backfill:d1:email:sent", "e1");
  }

  @Test
  void aReplayOfBothChangesNothing() throws Exception {
    SinkRecord backfilled = backfilled(0, "d1", "sent");
    SinkRecord real = real(1, "e1", "d1", "sent");
    SinkRecord only = backfilled(2, "d2", "sent");
    trial.write(backfilled);
    trial.write(real, only);
    for (List<SinkRecord> batch :
        List.of(List.of(backfilled, real, only), List.of(backfilled), List.of(only))) {
      trial.write(batch, true);
      assertThat(world.ids()).containsExactlyInAnyOrder("e1", "backfill:d2:email:sent");
    }
  }

  private static SinkRecord backfilled(long offset, String delivery, String metric) {
    String id = "backfill:" + delivery + ":email:" + metric;
    return TrialRecords.of(
        offset, "default", Source.BACKFILL, json(id, "email", metric, data(delivery)));
  }

  private static SinkRecord real(long offset, String id, String delivery, String metric) {
    return Trial.event(offset, id, metric, data(delivery));
  }

  private static String data(String delivery) {
    return "{\"delivery_id\":\"" + delivery + "\"}";
  }
}
