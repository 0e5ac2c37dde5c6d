package io.tailrace.testkit.log;

import static io.tailrace.core.log.AppendOutcome.APPENDED;
import static io.tailrace.core.log.AppendOutcome.DUPLICATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.log.AppendOutcome;
import io.tailrace.core.log.BackfillId;
import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.NewRecord;
import io.tailrace.core.log.Source;
import io.tailrace.customerio.EventKey;
import io.tailrace.customerio.Metric;
import io.tailrace.customerio.ObjectType;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A real event that comes after one was backfilled in its place is marked, for nine days. */
abstract class BackfillContract extends LogScene {
  BackfillContract(TrialLogs logs) {
    super(logs);
  }

  private NewRecord real(String id, String delivery, String metric) {
    EventKey key = new EventKey(id, ObjectType.EMAIL, Metric.of(metric), START);
    return NewRecord.event(
        "default", key, Source.WEBHOOK, clock.instant(), mail(id, delivery, metric));
  }

  private NewRecord backfilled(String delivery, String metric) {
    String id = BackfillId.of(delivery, "email", metric);
    return NewRecord.backfilled("default", id, clock.instant(), mail(id, delivery, metric));
  }

  private static byte[] mail(String id, String delivery, String metric) {
    return body(
        "{\"event_id\":\"%s\",\"object_type\":\"email\",\"metric\":\"%s\",\"timestamp\":%s,"
                .formatted(id, metric, START.getEpochSecond())
            + "\"data\":{\"delivery_id\":\"%s\"}}".formatted(delivery));
  }

  private List<String> marked() throws LogUnavailableException {
    return readAll().stream().filter(LogRecord::replacesBackfill).map(LogRecord::key).toList();
  }

  @Test
  void theRealEventIsMarkedAndNothingElseIs() throws Exception {
    append(real("before", "d1", "sent"));
    append(backfilled("d1", "delivered"));
    append(real("other-metric", "d1", "opened"));
    append(real("other-delivery", "d2", "delivered"));
    append(event("no-body-of-an-event"));
    append(unreadable("nothing"));
    append(real("real", "d1", "delivered"));
    assertThat(marked()).containsExactly("real");
    assertThat(reader().find("default", "real").orElseThrow().replacesBackfill()).isTrue();
  }

  @Test
  void onlyTheFirstOfSeveralTakesThePlace() throws Exception {
    append(backfilled("d1", "opened"));
    append(real("first", "d1", "opened"));
    append(real("second", "d1", "opened"));
    assertThat(append(real("first", "d1", "opened"))).isEqualTo(DUPLICATE);
    assertThat(marked()).containsExactly("first");
  }

  @Test
  void alsoWhenBothComeInOneCall() throws Exception {
    List<AppendOutcome> outcomes =
        append(
            List.of(backfilled("d1", "sent"), real("e1", "d1", "sent"), real("e2", "d1", "sent")));
    assertThat(outcomes).containsOnly(APPENDED);
    append(real("e3", "d1", "sent"));
    assertThat(marked()).containsExactly("e1");
  }

  @Test
  void theSameBackfillAgainAddsNothing() throws Exception {
    append(backfilled("d1", "sent"));
    assertThat(append(backfilled("d1", "sent"))).isEqualTo(DUPLICATE);
    append(real("real", "d1", "sent"));
    assertThat(append(backfilled("d1", "sent"))).isEqualTo(DUPLICATE);
    assertThat(readAll()).hasSize(2);
  }

  @Test
  void anotherFeedsEventIsNotMarked() throws Exception {
    append(backfilled("d1", "sent"));
    NewRecord real = real("real", "d1", "sent");
    append(
        new NewRecord(
            "eu",
            real.kind(),
            real.key(),
            real.fingerprint(),
            real.source(),
            null,
            real.receivedAt(),
            real.body()));
    assertThat(marked()).isEmpty();
  }

  @Test
  void itIsRememberedForNineDaysAndAcrossARestart() throws Exception {
    append(List.of(backfilled("d1", "sent"), backfilled("d2", "sent")));
    clock.advance(BackfillId.REMEMBERED.minusMinutes(1));
    commitBoth(end());
    trial.retain();
    trial.reopen();
    append(real("in-time", "d1", "sent"));
    clock.advance(Duration.ofMinutes(2));
    append(real("too-late", "d2", "sent"));
    assertThat(marked()).containsExactly("in-time");
  }
}
