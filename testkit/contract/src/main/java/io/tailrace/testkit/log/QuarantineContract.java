package io.tailrace.testkit.log;

import static io.tailrace.core.log.AppendOutcome.APPENDED;
import static io.tailrace.core.log.AppendOutcome.DUPLICATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.NewRecord;
import io.tailrace.core.log.Quarantine;
import io.tailrace.core.log.Quarantine.Resolution;
import io.tailrace.core.log.QuarantineCount;
import io.tailrace.core.log.QuarantineReason;
import io.tailrace.core.log.RecordKind;
import io.tailrace.core.log.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bodies that could not be read as events: kept once, listed, counted, resolved. */
abstract class QuarantineContract extends LogScene {
  QuarantineContract(TrialLogs logs) {
    super(logs);
  }

  @Test
  void isARecordOfTheLog() throws Exception {
    NewRecord body = unreadable("{");
    append(event("e1"));
    assertThat(append(body)).isEqualTo(APPENDED);
    assertThat(append(body)).isEqualTo(DUPLICATE);
    LogRecord kept = readAll().get(1);
    assertThat(kept.kind()).isEqualTo(RecordKind.QUARANTINED);
    assertThat(kept.reason()).isEqualTo(UNREADABLE);
    assertThat(kept.key()).startsWith("sha256:").isEqualTo(body.key());
    assertThat(kept.body()).isEqualTo(body.body());
    assertThat(readAll()).hasSize(2);
    assertThat(reader().find("default", body.key())).isPresent();
  }

  @Test
  void listsTheUnresolvedOldestFirst() throws Exception {
    append(event("e1"));
    append(List.of(unreadable("a"), unreadable("b"), event("e2"), unreadable("c")));
    List<LogRecord> all = quarantine().list(0, 0, 10);
    assertThat(all).extracting(LogRecord::body).containsExactly(body("a"), body("b"), body("c"));
    assertThat(quarantine().list(0, all.get(0).offset(), 1))
        .extracting(LogRecord::offset)
        .containsExactly(all.get(1).offset());
  }

  @Test
  void countsByFeedAndReason() throws Exception {
    QuarantineReason large = new QuarantineReason(QuarantineReason.TOO_LARGE, "9 MiB");
    append(List.of(unreadable("a"), unreadable("b")));
    append(NewRecord.quarantined("eu", large, Source.WEBHOOK, START, body("a")));
    append(event("e1"));
    assertThat(quarantine().counts())
        .containsExactlyInAnyOrder(
            new QuarantineCount("default", "not_json", 2),
            new QuarantineCount("eu", "too_large", 1));
  }

  @Test
  void findsOneUnresolved() throws Exception {
    NewRecord body = unreadable("a");
    append(List.of(body, event("e1")));
    assertThat(quarantine().find("default", body.key())).isPresent();
    assertThat(quarantine().find("other", body.key())).isEmpty();
    assertThat(quarantine().find("default", "e1")).isEmpty();
  }

  @Test
  void isResolvedOnceAndForGood() throws Exception {
    NewRecord body = unreadable("a");
    append(List.of(body, unreadable("b")));
    assertThat(resolve(body, Resolution.DISCARDED)).isTrue();
    assertThat(resolve(body, Resolution.REPLAYED)).isFalse();
    trial.crash();
    assertThat(resolve(body, Resolution.REPLAYED)).isFalse();
    assertThat(quarantine().find("default", body.key())).isEmpty();
    assertThat(quarantine().list(0, 0, 10)).hasSize(1);
    assertThat(quarantine().counts())
        .containsExactly(new QuarantineCount("default", "not_json", 1));
    assertThat(append(body)).as("it stays known").isEqualTo(DUPLICATE);
  }

  @Test
  void resolvesNothingElse() throws Exception {
    append(event("e1"));
    assertThat(resolve(event("e1"), Resolution.DISCARDED)).isFalse();
    assertThat(resolve(unreadable("a"), Resolution.DISCARDED)).isFalse();
    assertThat(keys()).containsExactly("e1");
  }

  private Quarantine quarantine() {
    return log().quarantine();
  }

  private boolean resolve(NewRecord record, Resolution resolution) throws Exception {
    return quarantine().resolve(record.feed(), record.key(), resolution, clock.instant());
  }
}
