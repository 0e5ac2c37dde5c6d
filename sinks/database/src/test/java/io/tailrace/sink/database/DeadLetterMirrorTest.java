package io.tailrace.sink.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.consumer.DeadLetter;
import io.tailrace.core.consumer.DeadLetters;
import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.RecordKind;
import io.tailrace.core.log.Source;
import io.tailrace.testkit.store.InMemoryConsumerStore;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadLetterMirrorTest extends Scene {
  private final DeadLetters letters = new InMemoryConsumerStore(Set.of()).deadLetters();
  private DatabaseUpkeep upkeep;

  @BeforeEach
  void prepare() {
    upkeep = new DatabaseUpkeep(database, DatabaseRetention.DEFAULT);
  }

  private static DeadLetter letter(long offset, String reason) {
    LogRecord record =
        new LogRecord(
            0,
            offset,
            "default",
            RecordKind.EVENT,
            "id" + offset,
            Source.WEBHOOK,
            null,
            Samples.RECEIVED,
            new byte[] {'{', '}'});
    return DeadLetter.of("forward:crm", record, reason, 3, Samples.RECEIVED);
  }

  @Test
  void whatChangedIsCopied() throws Exception {
    letters.add(letter(1, "it threw"));
    letters.add(letter(2, "it threw too"));
    assertThat(upkeep.mirrorDeadLetters(letters)).isEqualTo(2);
    assertThat(upkeep.mirrorDeadLetters(letters)).isZero();
    letters.resolve(1, DeadLetter.State.DISCARDED, Samples.RECEIVED);
    assertThat(upkeep.mirrorDeadLetters(letters)).isEqualTo(1);
    assertThat(tables.rows("SELECT * FROM dead_letters ORDER BY id").get(0))
        .containsEntry("sink", "forward:crm")
        .containsEntry("key", "id1")
        .containsEntry("reason", "it threw")
        .containsEntry("attempts", 3)
        .containsEntry("state", "discarded")
        .containsEntry("resolved_at", "2026-11-24T06:00:00.123Z")
        .containsEntry("body", "{}");
  }

  @Test
  void manyAreCopiedInPages() throws Exception {
    for (int i = 0; i < 1_201; i++) {
      letters.add(letter(i, "no"));
    }
    assertThat(upkeep.mirrorDeadLetters(letters)).isEqualTo(1_201);
    assertThat(tables.value("SELECT count(*) FROM dead_letters")).isEqualTo(1_201);
  }

  @Test
  void anotherStoreIsCopiedFromItsBeginning() throws Exception {
    letters.add(letter(1, "old"));
    letters.add(letter(2, "old"));
    upkeep.mirrorDeadLetters(letters);
    DeadLetters fresh = new InMemoryConsumerStore(Set.of()).deadLetters();
    fresh.add(letter(9, "new"));
    assertThat(upkeep.mirrorDeadLetters(fresh)).isEqualTo(1);
    assertThat(tables.value("SELECT reason FROM dead_letters WHERE id = 1")).isEqualTo("new");
  }
}
