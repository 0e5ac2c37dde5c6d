package io.tailrace.testkit.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.consumer.ConsumerState;
import io.tailrace.core.consumer.DeadLetter;
import io.tailrace.core.log.Gap;
import io.tailrace.core.log.GapCause;
import io.tailrace.core.log.Position;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nothing is left out unseen, and nothing comes twice: a log that lacks records, a sink that was
 * put back, and whatever feeds a record beside the sink's own progress.
 */
abstract class ConsumerLossContract extends ConsumerScene {

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 49, 50, 69})
  void aLogThatSkipsARecordIsNoticed(int which) throws Exception {
    append(70);
    long missing = start() + which;
    log.hide(missing);
    turnUntilIdle();
    assertEachOnceBut("e" + which, 70);
    assertGaps(gap(1, missing, missing + 1, GapCause.MISSING_IN_LOG));
    assertThat(kept.position()).isEqualTo(Position.at(log.reader().logId(), 0, start() + 70));
  }

  @Test
  void aLogThatSkipsARecordAtARestartIsNoticed() throws Exception {
    append(20);
    turnUntilIdle();
    append(20);
    log.hide(start() + 20);
    start(false);
    turnUntilIdle();
    assertEachOnceBut("e20", 40);
    assertGaps(gap(1, start() + 20, start() + 21, GapCause.MISSING_IN_LOG));
    start(false);
    turnUntilIdle();
    assertThat(gaps()).as("said once").hasSize(1);
  }

  @Test
  void whatWasNeverThereIsToldApartFromALogThatEnds() throws Exception {
    append(10);
    turnUntilIdle();
    clock.advance(Duration.ofMinutes(1));
    turnUntilIdle();
    assertThat(gaps()).isEmpty();
    append(3);
    LongStream.range(start() + 10, start() + 13).forEach(log::hide);
    turnUntilIdle();
    clock.advance(Duration.ofMinutes(1));
    turnUntilIdle();
    assertGaps(gap(1, start() + 10, start() + 13, GapCause.MISSING_IN_LOG));
    append(2);
    turnUntilIdle();
    assertThat(kept.effects()).hasSize(12).doesNotHaveDuplicates();
  }

  @Test
  void aNewSinkOnATrimmedLogLacksWhatWasBefore() throws Exception {
    append(30);
    log.trimTo(start() + 12);
    turnUntilIdle();
    assertThat(kept.effects()).containsExactlyElementsOf(ids(12, 30));
    assertGaps(gap(1, 1, start(), GapCause.BEFORE_THE_LOG));
  }

  @Test
  void aPositionBeforeTheLogIsNotJumpedOverInSilence() throws Exception {
    append(10);
    turnUntilIdle();
    append(20);
    log.trimTo(start() + 25);
    start(false);
    turnUntilIdle();
    assertThat(kept.effects()).hasSize(15).doesNotHaveDuplicates();
    assertGaps(gap(1, 11, 26, GapCause.BEFORE_THE_LOG));
  }

  @Test
  void aGapThatRetentionWroteIsNotWrittenTwice() throws Exception {
    append(30);
    var span = new Gap.Span(0, 5, 11);
    store.pins().lost(Gap.found("scripted", span, GapCause.RETENTION, clock.instant()));
    log.trimTo(11);
    turnUntilIdle();
    assertThat(gaps())
        .extracting(gap -> gap.cause() + " " + gap.from() + " " + gap.to())
        .containsExactly("RETENTION 5 11", "BEFORE_THE_LOG 1 5");
  }

  /** As when its file vanished: another mount, a folder that somebody cleaned. */
  @Test
  void aSinkThatLostAllIsFedWhatTheLogHoldsAndLacksTheRest() throws Exception {
    append(30);
    turnUntilIdle();
    log.trimTo(start() + 12);
    kept.lose();
    start(false);
    turnUntilIdle();
    assertThat(kept.effects()).containsExactlyElementsOf(ids(12, 30));
    assertGaps(gap(1, 1, 13, GapCause.SINK_WENT_BACK));
  }

  @Test
  void aSinkThatWasPutBackIsFedTheRestAgain() throws Exception {
    append(10);
    turnUntilIdle();
    Position before = kept.position();
    append(10);
    clock.advance(Duration.ofSeconds(2));
    turnUntilIdle();
    kept.putBack(before, ids(0, 10));
    start(false);
    turnUntilIdle();
    assertThat(kept.effects()).containsExactlyElementsOf(ids(0, 20));
    assertThat(gaps()).isEmpty();
    assertThat(store.pins().floors(0)).containsEntry("scripted", kept.position().offset());
  }

  @Test
  void aPendingRecordThatIsGoneIsAGap() throws Exception {
    append(5);
    sink.refuse(id("e2"));
    consumer.runOnce();
    log.hide(start() + 2);
    letRetriesPass();
    assertThat(kept.position().pending()).isEmpty();
    assertGaps(gap(1, start() + 2, start() + 3, GapCause.MISSING_IN_LOG));
    assertThat(store.deadLetters().counts()).isEmpty();
  }

  /** Stop, lose the sink's file, ask for a replay, start: each record comes by two ways. */
  @Test
  void aReplayAheadOfThePositionDoublesNothing() throws Exception {
    append(200);
    turnUntilIdle();
    kept.lose();
    start(false);
    store.replays().request("scripted", 0, start(), end());
    turnUntilIdle();
    assertThat(kept.effects()).containsExactlyElementsOf(ids(0, 200));
    assertThat(store.replays().unfinished()).isEmpty();
  }

  @Test
  void aReplayAcrossThePositionDoublesNothing() throws Exception {
    append(60);
    turnUntilIdle();
    append(200);
    sink.unavailable(true);
    consumer.runOnce();
    store.replays().request("scripted", 0, start() + 20, end());
    sink.unavailable(false);
    turnUntilIdle();
    assertThat(kept.effects()).containsExactlyInAnyOrderElementsOf(ids(0, 260));
    assertThat(store.replays().unfinished()).isEmpty();
  }

  @Test
  void aDeadLetterThatComesByItselfYetIsNotFedBesides() throws Exception {
    append(120);
    sink.refuse(id("e100"));
    turnUntilIdle();
    letRetriesPass();
    DeadLetter letter = store.deadLetters().list("scripted", null, 0, 1).get(0);
    kept.lose();
    start(false);
    assertThat(store.deadLetters().requestReplay(letter.id())).isTrue();
    turnUntilIdle();
    clock.advance(Duration.ofSeconds(1));
    turnUntilIdle();
    assertThat(kept.effects()).containsExactlyInAnyOrderElementsOf(ids(0, 120));
    assertThat(store.deadLetters().counts()).isEmpty();
  }

  @Test
  void onALogThatMayBeReplacedASinkThatLooksUpGoesOnByItself() throws Exception {
    append(100);
    turnUntilIdle();
    kept.position(Position.at(new UUID(1, 2), 0, 300));
    log.mayBeReplaced(true);
    start(false);
    append(40);
    turnUntilIdle();
    assertThat(consumer.status().state()).isEqualTo(ConsumerState.RUNNING);
    assertThat(kept.effects()).containsExactlyInAnyOrderElementsOf(ids(0, 140));
    assertThat(kept.position()).isEqualTo(Position.at(log.reader().logId(), 0, end()));
    assertGaps(gap(1, end(), end(), GapCause.LOG_REPLACED).withRecords(Gap.UNKNOWN));
  }

  @Test
  void aReplayThatBringsTheRecordsBackClosesTheGap() throws Exception {
    append(70);
    LongStream.range(start() + 20, start() + 23).forEach(log::hide);
    log.hide(start() + 40);
    turnUntilIdle();
    assertThat(gaps()).extracting(Gap::isOpen).containsExactly(true, true);
    LongStream.range(start() + 20, start() + 23).forEach(log::show);
    store.replays().request("scripted", 0, start() + 21, end());
    turnUntilIdle();
    assertThat(gaps()).as("one of its records is not back").allMatch(Gap::isOpen);
    store.replays().request("scripted", 0, start(), end());
    turnUntilIdle();
    assertThat(gaps()).extracting(Gap::isBroughtBack).containsExactly(true, false);
    assertThat(kept.effects()).hasSize(69).doesNotHaveDuplicates().doesNotContain("e40");
  }

  @Test
  void whatWasBroughtBackAndIsLostOnceMoreIsAGapOnceMore() throws Exception {
    append(10);
    log.hide(start() + 4);
    turnUntilIdle();
    log.show(start() + 4);
    store.replays().request("scripted", 0, start(), end());
    turnUntilIdle();
    assertThat(kept.effects()).hasSize(10).doesNotHaveDuplicates();
    log.hide(start() + 4);
    kept.lose();
    start(false);
    turnUntilIdle();
    assertThat(gaps()).extracting(Gap::isOpen).containsExactly(false, true);
  }

  @Test
  void onALogThatMayBeReplacedOneThatOthersSeeTwiceWaitsForAWord() throws Exception {
    append(10);
    kept.position(Position.at(new UUID(1, 2), 0, 300));
    log.mayBeReplaced(true);
    sink.doublesOnReplay();
    consumer.runOnce();
    assertThat(consumer.status().state()).isEqualTo(ConsumerState.STOPPED);
    assertThat(kept.effects()).isEmpty();
  }

  @Test
  void aReplayOfAnOlderLogIsNobodysWord() throws Exception {
    append(100);
    turnUntilIdle();
    kept.position(Position.at(new UUID(1, 2), 0, 300));
    store.replays().request("scripted", 0, 1, 3);
    store.replays().request("scripted", 0, start() + 90, end());
    append(40);
    start(false);
    turnUntilIdle();
    assertThat(kept.effects()).containsExactlyInAnyOrderElementsOf(ids(0, 140));
    assertThat(store.replays().unfinished()).isEmpty();
  }

  private long start() throws Exception {
    return log.reader().range(0).start();
  }

  private long end() throws Exception {
    return log.reader().range(0).end();
  }

  private List<Gap> gaps() throws Exception {
    return store.pins().gaps();
  }

  private Gap gap(long id, long from, long to, GapCause cause) {
    return Gap.found("scripted", new Gap.Span(0, from, to), cause, START).withId(id);
  }

  /** But for when they were found. */
  private void assertGaps(Gap... expected) throws Exception {
    assertThat(gaps())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("at")
        .containsExactly(expected);
  }

  private void assertEachOnceBut(String missing, int count) {
    List<String> expected = new ArrayList<>(ids(0, count));
    expected.remove(missing);
    assertThat(kept.effects()).containsExactlyElementsOf(expected);
  }
}
