package io.tailrace.sink.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.log.NewRecord;
import io.tailrace.core.log.Quarantine;
import io.tailrace.core.log.QuarantineReason;
import io.tailrace.core.log.Source;
import io.tailrace.testkit.log.InMemoryLog;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuarantineTest extends Scene {
  @Test
  void aBodyThatCouldNotBeReadIsKeptOnceWithItsBeginning() throws Exception {
    byte[] body = ("not json \u0000" + "x".repeat(100_000)).getBytes(UTF_8);
    write(Samples.quarantined(7, "sha256:1", body));
    write(Samples.quarantined(7, "sha256:1", body));
    var row = tables.row("SELECT * FROM quarantine");
    assertThat(row)
        .containsEntry("key", "sha256:1")
        .containsEntry("reason", "not_json")
        .containsEntry("body_bytes", body.length)
        .containsEntry("log_offset", 7)
        .containsEntry("resolved_at", null);
    assertThat((String) row.get("body")).hasSize(64 << 10).startsWith("not json \uFFFDx");
  }

  @Test
  void whatBecameOfItIsNoted() throws Exception {
    DatabaseUpkeep upkeep = new DatabaseUpkeep(database, DatabaseRetention.DEFAULT);
    write(Samples.quarantined(7, "sha256:1", new byte[] {1}));
    assertThat(
            upkeep.quarantineResolved(
                "default", "sha256:1", Quarantine.Resolution.REPLAYED, Samples.RECEIVED))
        .isTrue();
    assertThat(
            upkeep.quarantineResolved(
                "default", "sha256:1", Quarantine.Resolution.DISCARDED, Samples.RECEIVED))
        .isFalse();
    write(Samples.quarantined(7, "sha256:1", new byte[] {1}));
    assertThat(tables.row("SELECT * FROM quarantine"))
        .containsEntry("resolution", "replayed")
        .containsEntry("resolved_at", "2026-11-24T06:00:00.123Z");
  }

  /** What was decided while the database could not be told. */
  @Test
  void theLogHasTheLastWord() throws Exception {
    try (InMemoryLog log = new InMemoryLog(() -> Samples.RECEIVED)) {
      QuarantineReason reason = new QuarantineReason("not_json", "it is no JSON");
      for (int i = 0; i < 3; i++) {
        NewRecord record =
            NewRecord.quarantined(
                "default", reason, Source.WEBHOOK, Samples.RECEIVED, new byte[] {(byte) i});
        log.append(List.of(record), Samples.RECEIVED.plusSeconds(3));
        write(Samples.quarantined(i, record.key(), record.body()));
      }
      String key = log.quarantine().list(0, -1, 1).get(0).key();
      log.quarantine().resolve("default", key, Quarantine.Resolution.DISCARDED, Samples.RECEIVED);
      DatabaseUpkeep upkeep = new DatabaseUpkeep(database, DatabaseRetention.DEFAULT);
      assertThat(upkeep.refreshQuarantine(log.quarantine(), Samples.RECEIVED)).isEqualTo(1);
      assertThat(tables.row("SELECT * FROM quarantine WHERE resolved_at IS NOT NULL"))
          .containsEntry("key", key)
          .containsEntry("resolution", "resolved");
      assertThat(upkeep.refreshQuarantine(log.quarantine(), Samples.RECEIVED)).isZero();
    }
  }
}
