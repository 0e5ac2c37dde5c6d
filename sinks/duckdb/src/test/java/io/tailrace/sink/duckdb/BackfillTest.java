package io.tailrace.sink.duckdb;

import static io.tailrace.testkit.sink.TrialRecords.json;
import static io.tailrace.testkit.sink.TrialRecords.replacing;
import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.log.Source;
import io.tailrace.core.sink.SinkRecord;
import io.tailrace.testkit.sink.TrialRecords;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backfilled row stands in for an event that did not come, and gives way when it comes. */
class BackfillTest {
  @TempDir Path folder;
  private Trial trial;

  @BeforeEach
  void open() throws Exception {
    trial = Trial.open(folder);
  }

  @AfterEach
  void close() {
    trial.close();
  }

  @Test
  void theRealEventTakesTheRowsPlace() throws Exception {
    trial.write(
        backfilled(0, "d1", "sent"), backfilled(1, "d1", "opened"), backfilled(2, "d2", "sent"));
    trial.write(replacing(real(3, "e1", "d1", "sent")));
    assertThat(trial.ids())
        .containsExactly("backfill:d1:email:opened", "backfill:d2:email:sent", "e1");
  }

  @Test
  void alsoWhenTheFileWasOpenedAgain() throws Exception {
    trial.write(backfilled(0, "d1", "sent"));
    trial.close();
    trial.sink.open();
    trial.write(replacing(real(1, "e1", "d1", "sent")));
    assertThat(trial.ids()).containsExactly("e1");
  }

  @Test
  void aDeadLetterThatFailedBeforeTheBackfillTakesItTooThoughNobodyMarkedIt() throws Exception {
    trial.write(backfilled(1, "d1", "sent"));
    trial.again(real(0, "e1", "d1", "sent"));
    assertThat(trial.ids()).containsExactly("e1");
  }

  @Test
  void aBackfilledEventWhoseRealOneIsThereIsNotWritten() throws Exception {
    trial.write(real(0, "e1", "d1", "sent"));
    assertThat(trial.write(backfilled(1, "d1", "sent"), backfilled(2, "d1", "opened"))).isEmpty();
    assertThat(trial.ids()).containsExactly("e1", "backfill:d1:email:opened");
    assertThat(trial.offset()).isEqualTo(3);
  }

  @Test
  void bothInOneBatchLeaveTheRealOne() throws Exception {
    trial.write(
        backfilled(0, "d1", "sent"),
        real(1, "e1", "d1", "sent"),
        real(2, "e2", "d2", "sent"),
        backfilled(3, "d2", "sent"));
    assertThat(trial.ids()).containsExactly("e1", "e2");
  }

  @Test
  void theSameBackfillAWhileLaterDoublesNothing() throws Exception {
    trial.write(backfilled(0, "d1", "sent"));
    trial.write(backfilled(5_000_000, "d1", "sent"));
    assertThat(trial.ids()).containsExactly("backfill:d1:email:sent");
  }

  @Test
  void secondAndLaterEventsOfTheKindStay() throws Exception {
    trial.write(backfilled(0, "d1", "opened"));
    trial.write(replacing(real(1, "e1", "d1", "opened")), real(2, "e2", "d1", "opened"));
    trial.write(real(3, "e3", "d1", "opened"));
    assertThat(trial.ids()).containsExactly("e1", "e2", "e3");
  }

  @Test
  void anotherFeedsRowStays() throws Exception {
    trial.write(backfilled(0, "d1", "sent"));
    String body = json("e1", "email", "sent", "{\"delivery_id\":\"d1\"}");
    trial.write(replacing(TrialRecords.of(1, "other", Source.WEBHOOK, body)));
    assertThat(trial.ids()).containsExactly("backfill:d1:email:sent", "e1");
  }

  @Test
  void aReplayOfBothChangesNothing() throws Exception {
    SinkRecord backfilled = backfilled(0, "d1", "sent");
    SinkRecord real = replacing(real(1, "e1", "d1", "sent"));
    SinkRecord only = backfilled(2, "d2", "sent");
    trial.write(backfilled);
    trial.write(real, only);
    for (List<SinkRecord> batch :
        List.of(List.of(backfilled, real, only), List.of(backfilled), List.of(only))) {
      trial.write(batch, true);
      assertThat(trial.ids()).containsExactly("e1", "backfill:d2:email:sent");
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
