package io.tailrace.sink.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.log.Position;
import io.tailrace.core.sink.Batch;
import io.tailrace.core.sink.SinkRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetentionTest extends Scene {
  private static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");

  private long sweep() throws Exception {
    return new DatabaseUpkeep(database, DatabaseRetention.DEFAULT).sweep(NOW);
  }

  private static Instant daysAgo(long days) {
    return NOW.minus(Duration.ofDays(days));
  }

  private Object count(String table) throws Exception {
    return tables.value("SELECT count(*) FROM " + table);
  }

  @Test
  void activityGoesByWhenItWasReceived() throws Exception {
    write(receivedAt(daysAgo(91), "a", "sent"), receivedAt(daysAgo(89), "b", "opened"));
    assertThat(sweep()).isEqualTo(1);
    assertThat(tables.row("SELECT * FROM activity")).containsEntry("event_id", "b");
    assertThat(count("people")).isEqualTo(1);
  }

  /** Or else a replay of what is as old would double the counts. */
  @Test
  void whatMayHaveBeenCountedIsNotCountedAgain() throws Exception {
    SinkRecord old = receivedAt(daysAgo(91), "a", "opened");
    SinkRecord older = receivedAt(daysAgo(95), "never seen", "opened");
    write(old);
    sweep();
    write(old, older, receivedAt(daysAgo(90), "c", "opened"));
    assertThat(delivery()).containsEntry("opens", 2);
    assertThat(tables.value("SELECT sum(events) FROM hourly_counts")).isEqualTo(2);
    assertThat(delivery()).containsEntry("opened_at", Timestamps.seconds(daysAgo(95)));
  }

  @Test
  void deliveriesAndCountsGoByTheirTime() throws Exception {
    write(receivedAt(daysAgo(801), "a", "sent"));
    sweep();
    assertThat(count("deliveries")).isEqualTo(0);
    assertThat(count("hourly_counts")).isEqualTo(0);
    write(receivedAt(daysAgo(399), "b", "sent"));
    sweep();
    assertThat(count("deliveries")).isEqualTo(1);
    assertThat(count("hourly_counts")).isEqualTo(1);
  }

  @Test
  void muchGoesInSlicesAndEverySweepGoesOn() throws Exception {
    List<SinkRecord> records = new ArrayList<>();
    int many = 3 * RetentionSweep.SLICE + 17;
    for (int i = 0; i < many; i++) {
      Instant time = daysAgo(i % 3 == 0 ? 10 : 500);
      String data = "\"delivery_id\":\"D" + i + "\"";
      String body = Samples.body("id" + i, "email", "sent", time.getEpochSecond(), data);
      records.add(Samples.event(i, io.tailrace.core.log.Source.WEBHOOK, body, daysAgo(100)));
    }
    sink.write(new Batch(records, Position.at(LOG, 0, many), 1, false));
    sweep();
    sweep();
    assertThat(count("activity")).isEqualTo(0);
    assertThat(count("deliveries")).isEqualTo((many + 2) / 3);
  }

  @Test
  void resolvedLettersAndQuarantineGoUnresolvedStay() throws Exception {
    write(Samples.quarantined(1, "old", new byte[1]), Samples.quarantined(2, "open", new byte[1]));
    tables.execute(
        "UPDATE quarantine SET resolved_at = '2026-10-01T00:00:00.000Z' WHERE key = 'old'");
    assertThat(sweep()).isEqualTo(1);
    assertThat(tables.row("SELECT key FROM quarantine")).containsEntry("key", "open");
  }
}
