package io.tailrace.testkit.log;

import static io.tailrace.core.log.AppendOutcome.APPENDED;
import static io.tailrace.core.log.AppendOutcome.DUPLICATE;
import static io.tailrace.core.log.AppendOutcome.REUSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.NewRecord;
import io.tailrace.core.log.QuarantineReason;
import io.tailrace.core.log.RecordKind;
import io.tailrace.core.log.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What append keeps, what it does not keep twice, and what it answers. */
abstract class AppendContract extends LogScene {
  AppendContract(TrialLogs logs) {
    super(logs);
  }

  @Test
  void keepsARecordAsItWasReceived() throws Exception {
    NewRecord event = event("eu", "e1", "opened");
    assertThat(append(event)).isEqualTo(APPENDED);
    LogRecord kept = readAll().get(0);
    assertThat(kept)
        .usingRecursiveComparison()
        .ignoringFields("offset")
        .isEqualTo(
            new LogRecord(
                0, 0, "eu", RecordKind.EVENT, "e1", Source.WEBHOOK, null, START, event.body()));
  }

  @Test
  void keepsEachSource() throws Exception {
    for (Source source : Source.values()) {
      append(
          new NewRecord(
              "default", RecordKind.EVENT, source.text(), 1, source, null, START, body("x")));
    }
    assertThat(readAll()).extracting(LogRecord::source).containsExactly(Source.values());
  }

  @Test
  void keepsAnyBytesAndAnyText() throws Exception {
    byte[] every = new byte[256];
    IntStream.range(0, 256).forEach(i -> every[i] = (byte) i);
    String id = "é\u0000\uD83D\uDE00'\"";
    append(new NewRecord("ü", RecordKind.EVENT, id, -1, Source.WEBHOOK, null, START, every));
    append(new NewRecord("ü", RecordKind.EVENT, "", 0, Source.WEBHOOK, null, START, new byte[0]));
    assertThat(readAll()).extracting(LogRecord::key).containsExactly(id, "");
    assertThat(readAll().get(0).body()).isEqualTo(every);
    assertThat(readAll().get(1).body()).isEmpty();
    assertThat(reader().find("ü", id)).isPresent();
  }

  @Test
  void aKnownKeyAddsNothing() throws Exception {
    append(event("e1"));
    assertThat(append(event("e1"))).isEqualTo(DUPLICATE);
    assertThat(keys()).containsExactly("e1");
  }

  @Test
  void outcomesAreInTheOrderOfTheRecords() throws Exception {
    append(event("e1"));
    assertThat(append(List.of(event("e0"), event("e1"), event("e2"), event("e0"))))
        .containsExactly(APPENDED, DUPLICATE, APPENDED, DUPLICATE);
    assertThat(keys()).containsExactly("e1", "e0", "e2");
  }

  @Test
  void nothingIsAppendedForNothing() throws Exception {
    assertThat(append(List.of())).isEmpty();
    assertThat(readAll()).isEmpty();
  }

  @Test
  void eachFeedHasItsOwnKeys() throws Exception {
    append(event("eu", "e1", "sent"));
    assertThat(append(event("us", "e1", "opened"))).isEqualTo(APPENDED);
    assertThat(append(event("us", "e1", "opened"))).isEqualTo(DUPLICATE);
    assertThat(readAll()).extracting(LogRecord::feed).containsExactly("eu", "us");
  }

  @Test
  void aKnownKeyWithAnotherMeaningGoesToQuarantineOnce() throws Exception {
    append(event("default", "e1", "sent"));
    NewRecord other = event("default", "e1", "opened");
    assertThat(append(other)).isEqualTo(REUSED);
    assertThat(append(other)).isEqualTo(REUSED);
    assertThat(readAll()).hasSize(2);
    LogRecord kept = readAll().get(1);
    assertThat(kept.kind()).isEqualTo(RecordKind.QUARANTINED);
    assertThat(kept.reason().code()).isEqualTo(QuarantineReason.EVENT_ID_REUSED);
    assertThat(kept.key()).isEqualTo(other.reused().key());
    assertThat(kept.body()).isEqualTo(other.body());
    assertThat(append(event("default", "e1", "sent"))).isEqualTo(DUPLICATE);
  }

  @Test
  void aKeyReusedWithinOneCallIsNoticed() throws Exception {
    NewRecord other = event("default", "e1", "opened");
    assertThat(append(List.of(event("default", "e1", "sent"), other, other)))
        .containsExactly(APPENDED, REUSED, REUSED);
    assertThat(readAll()).hasSize(2);
  }

  @Test
  void receivedAtNeverDecreases() throws Exception {
    append(event("e1"));
    clock.advance(Duration.ofSeconds(-90));
    append(event("e2"));
    clock.advance(Duration.ofSeconds(91));
    append(event("e3"));
    assertThat(readAll())
        .extracting(LogRecord::receivedAt)
        .containsExactly(START, START, START.plusSeconds(1));
    trial.reopen();
    clock.set(START);
    append(event("e4"));
    assertThat(readAll().get(3).receivedAt()).isEqualTo(START.plusSeconds(1));
  }

  @Test
  void refusesWhatComesAfterItsDeadlineAndNeverKeepsIt() throws Exception {
    for (Instant deadline : List.of(START, START.minusSeconds(1))) {
      assertThatThrownBy(() -> log().append(List.of(event("late")), deadline))
          .isInstanceOf(LogUnavailableException.class)
          .hasMessageMatching(".{20,}");
    }
    append(event("e1"));
    assertThat(keys()).containsExactly("e1");
  }

  @Test
  void worksWhileItIsOpenAndRefusesOnceClosed() throws Exception {
    assertThat(log().check().ok()).isTrue();
    append(event("e1"));
    log().close();
    assertThat(log().check().ok()).isFalse();
    assertThat(log().check().message()).isNotBlank();
    assertThatThrownBy(() -> append(event("e2"))).isInstanceOf(LogUnavailableException.class);
    log().close();
    trial.reopen();
    assertThat(keys()).containsExactly("e1");
  }

  @Test
  void isNotBusyWithoutCallers() throws Exception {
    append(event("e1"));
    assertThat(log().busy()).isFalse();
  }
}
