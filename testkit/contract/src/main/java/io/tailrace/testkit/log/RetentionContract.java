package io.tailrace.testkit.log;

import static io.tailrace.core.log.AppendOutcome.APPENDED;
import static io.tailrace.core.log.AppendOutcome.DUPLICATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.log.Gap;
import io.tailrace.core.log.GapCause;
import io.tailrace.core.log.Lag;
import io.tailrace.core.log.LogRange;
import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.LowSpace;
import io.tailrace.core.log.NewRecord;
import io.tailrace.core.log.Position;
import io.tailrace.core.log.Quarantine.Resolution;
import io.tailrace.core.log.Retention;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What goes, when, and that nothing a sink still needs goes unsaid. */
abstract class RetentionContract extends LogScene {
  RetentionContract(TrialLogs logs) {
    super(logs);
  }

  @Test
  void keepsWhatIsYoung() throws Exception {
    appendEvents(0, 5);
    commitBoth(end());
    after(Duration.ofDays(30));
    assertThat(keys()).hasSize(5);
  }

  @Test
  void takesWhatIsOldAndBehindEverySink() throws Exception {
    appendEvents(0, 5);
    clock.advance(Duration.ofDays(10));
    appendEvents(5, 10);
    commitBoth(end());
    after(Duration.ofDays(25));
    assertThat(keys()).containsExactlyElementsOf(names(5, 10));
    assertThat(reader().range(0).start()).isEqualTo(readAll().get(0).offset());
    assertThat(store.pins().gaps()).isEmpty();
  }

  @Test
  void keepsWhatASinkStillNeeds() throws Exception {
    appendEvents(0, 10);
    commit("one", end());
    after(Duration.ofDays(40));
    assertThat(keys()).as("sink two has no position yet").hasSize(10);
    long sixth = readAll().get(5).offset();
    Position holding = new Position(reader().logId(), 0, end(), List.of(sixth));
    store.positions().compareAndSet("two", 1, holding);
    trial.retain();
    assertThat(keys()).containsExactlyElementsOf(names(5, 10));
    assertThat(reader().lag(holding).records()).isEqualTo(1);
  }

  @Test
  void aSinkThatIsNotConfiguredPinsNothing() throws Exception {
    appendEvents(0, 5);
    commit("gone", 0);
    commitBoth(end());
    after(Duration.ofDays(31));
    assertThat(keys()).isEmpty();
  }

  @Test
  void detachesASinkThatIsTooFarBehind() throws Exception {
    appendEvents(0, 10);
    commit("one", end());
    long fourth = readAll().get(3).offset();
    commit("two", fourth);
    long end = end();
    after(Duration.ofDays(91));
    assertThat(keys()).isEmpty();
    var span = new Gap.Span(0, fourth, end);
    Gap gap = Gap.found("two", span, GapCause.RETENTION, clock.instant()).withId(1);
    assertThat(store.pins().gaps()).containsExactly(gap);
    trial.retain();
    trial.reopen();
    trial.retain();
    assertThat(store.pins().gaps()).as("said once").containsExactly(gap);
    assertThat(append(event("next"))).isEqualTo(APPENDED);
  }

  @Test
  void aSinkWithPendingRecordsLosesThoseAndNoOther() throws Exception {
    appendEvents(0, 10);
    commit("one", end());
    List<Long> offsets = readAll().stream().map(LogRecord::offset).toList();
    long first = offsets.get(0);
    List<Long> pending = List.of(first + 1, first + 2, first + 5);
    Position standing = new Position(reader().logId(), 0, first + 8, pending);
    store.positions().compareAndSet("two", 1, standing);
    after(Duration.ofDays(91));
    assertThat(keys()).isEmpty();
    assertThat(store.pins().gaps())
        .extracting(gap -> gap.from() - first + " " + (gap.to() - first) + " " + gap.records())
        .containsExactly("1 3 2", "5 6 1", "8 10 2");
  }

  @Test
  void detachesWhenTheDiskRunsLow() throws Exception {
    for (int i = 0; i < 10; i++) {
      append(event("e" + i));
    }
    commit("one", end());
    trial.freeBytes(RETENTION.minFreeBytes());
    trial.retain();
    assertThat(keys()).as("enough is free").hasSize(10);
    trial.freeBytes(0);
    after(Retention.WAITED_LONG);
    assertThat(keys()).as("sink two may still be at work").hasSize(10);
    after(Duration.ofSeconds(1));
    assertThat(keys()).as("low for a second only").hasSize(10);
    trial.freeBytes(RETENTION.minFreeBytes());
    after(LowSpace.LONG);
    trial.freeBytes(0);
    trial.retain();
    assertThat(keys()).as("low anew, not for long").hasSize(10);
    after(LowSpace.LONG);
    assertThat(keys()).as("it would need a million bytes").isEmpty();
    Gap gap = store.pins().gaps().get(0);
    assertThat(gap.sink()).isEqualTo("two");
    assertThat(gap.records()).isEqualTo(10);
    assertThat(append(event("next"))).isEqualTo(APPENDED);
  }

  @Test
  void whatEverySinkHasGoesAtOnceWhenTheDiskRunsLow() throws Exception {
    appendEvents(0, 5);
    commitBoth(end());
    appendEvents(5, 10);
    trial.freeBytes(0);
    trial.retain();
    assertThat(keys()).containsExactlyElementsOf(names(5, 10));
    assertThat(store.pins().gaps()).isEmpty();
  }

  @Test
  void offsetsAreNeverUsedTwice() throws Exception {
    appendEvents(0, 5);
    long end = end();
    commitBoth(end);
    after(Duration.ofDays(60));
    assertThat(reader().range(0)).isEqualTo(new LogRange(end, end));
    trial.reopen();
    assertThat(reader().range(0)).isEqualTo(new LogRange(end, end));
    append(event("next"));
    assertThat(readAll().get(0).offset()).isGreaterThanOrEqualTo(end);
  }

  @Test
  void anEmptiedLogHasNoLagAndNothingToAwait() throws Exception {
    appendEvents(0, 5);
    after(Duration.ofDays(91));
    Position first = Position.at(reader().logId(), 0, 1);
    assertThat(reader().lag(first)).isEqualTo(Lag.NONE);
    assertThat(reader().await(0, 1, Duration.ZERO)).isFalse();
    assertThat(reader().read(0, 1, ALL)).isEmpty();
    trial.reopen();
    assertThat(reader().await(0, 1, Duration.ZERO)).isFalse();
    append(event("next"));
    assertThat(reader().lag(first).records()).isEqualTo(1);
    assertThat(reader().await(0, 1, Duration.ZERO)).isTrue();
  }

  @Test
  void idsOutliveTheirRecords() throws Exception {
    append(event("e1"));
    commitBoth(end());
    trial.freeBytes(0);
    trial.retain();
    assertThat(keys()).isEmpty();
    clock.advance(Duration.ofDays(7));
    trial.retain();
    assertThat(append(event("e1"))).isEqualTo(DUPLICATE);
    assertThat(reader().known("default", "e1")).isPresent();
    assertThat(reader().find("default", "e1")).isEmpty();
    clock.advance(Duration.ofDays(3));
    trial.retain();
    assertThat(reader().known("default", "e1")).isEmpty();
    assertThat(append(event("e1"))).as("past the window").isEqualTo(APPENDED);
  }

  @Test
  void unresolvedQuarantineStays() throws Exception {
    NewRecord body = unreadable("a");
    appendEvents(0, 5);
    append(body);
    appendEvents(5, 10);
    after(Duration.ofDays(91));
    assertThat(keys()).containsExactly(body.key());
    assertThat(log().quarantine().list(0, 0, 10)).hasSize(1);
    assertThat(append(body)).isEqualTo(DUPLICATE);
    Position first = Position.at(reader().logId(), 0, 1);
    assertThat(reader().lag(first).records()).isEqualTo(1);
    assertThat(reader().await(0, 1, Duration.ZERO)).isTrue();
    log().quarantine().resolve("default", body.key(), Resolution.DISCARDED, clock.instant());
    trial.retain();
    assertThat(keys()).isEmpty();
    assertThat(reader().known("default", body.key())).isEmpty();
  }

  @Test
  void takesResolvedQuarantineLikeTheRest() throws Exception {
    NewRecord body = unreadable("a");
    append(body);
    log().quarantine().resolve("default", body.key(), Resolution.REPLAYED, clock.instant());
    commitBoth(end());
    trial.retain();
    assertThat(keys()).containsExactly(body.key());
    after(Duration.ofDays(31));
    assertThat(keys()).isEmpty();
  }

  @Test
  void appendsGoOnAfterRetention() throws Exception {
    appendEvents(0, 30);
    commitBoth(end());
    after(Duration.ofDays(31));
    appendEvents(30, 60);
    trial.crash();
    assertThat(keys()).containsExactlyElementsOf(names(30, 60));
    assertThat(readAll()).extracting(LogRecord::offset).isSorted();
  }

  private void after(Duration time) throws Exception {
    clock.advance(time);
    trial.retain();
  }
}
