package io.tailrace.sink.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A real event takes the place of the one that was fetched in its stead. */
class DatabaseBackfillsTest extends Scene {
  private void assertCounted(Object opens, Object events) throws Exception {
    assertThat(delivery()).containsEntry("opens", opens);
    assertThat(tables.value("SELECT sum(events) FROM hourly_counts WHERE metric = 'opened'"))
        .isEqualTo(events);
  }

  @Test
  void aBackfilledEventCountsWhereNoneWasReceived() throws Exception {
    write(backfilled("email", "opened", 5));
    write(backfilled("email", "opened", 5));
    assertCounted(1, 1);
    assertThat(tables.row("SELECT * FROM activity")).containsEntry("source", "backfill");
  }

  @Test
  void theRealOneTakesItsPlace() throws Exception {
    write(backfilled("email", "opened", 5));
    write(email("a", "opened", 3700));
    assertCounted(1, 1);
    assertThat(tables.row("SELECT * FROM activity")).containsEntry("event_id", "a");
    assertThat(tables.rows("SELECT * FROM hourly_counts")).hasSize(1);
    write(email("b", "opened", 3800));
    assertCounted(2, 2);
  }

  @Test
  void oneThatComesAfterTheRealOneIsNotCounted() throws Exception {
    write(email("a", "opened", 3700));
    write(backfilled("email", "opened", 5));
    assertCounted(1, 1);
    assertThat(delivery()).containsEntry("opened_at", at(5));
  }

  @Test
  void inOneBatchTheRealOneCounts() throws Exception {
    write(backfilled("email", "opened", 5), email("a", "opened", 5));
    assertCounted(1, 1);
  }

  @Test
  void anotherMetricIsAnotherEvent() throws Exception {
    write(backfilled("email", "opened", 5));
    write(email("a", "clicked", 6));
    assertCounted(1, 1);
    assertThat(tables.value("SELECT count(*) FROM activity")).isEqualTo(2);
  }

  @Test
  void itIsFoundByASinkThatWasOpenedSince() throws Exception {
    write(backfilled("email", "opened", 5));
    sink.close();
    sink.open();
    write(email("a", "opened", 5));
    assertCounted(1, 1);
  }

  @Test
  void aReplayOfBothChangesNothing() throws Exception {
    write(backfilled("email", "opened", 5));
    write(email("a", "opened", 5));
    write(email("a", "opened", 5));
    write(backfilled("email", "opened", 5));
    assertCounted(1, 1);
  }
}
