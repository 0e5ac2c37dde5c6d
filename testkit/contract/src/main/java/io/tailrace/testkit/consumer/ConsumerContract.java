package io.tailrace.testkit.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.consumer.ConsumerState;
import io.tailrace.core.consumer.DeadLetter;
import io.tailrace.core.log.NewRecord;
import io.tailrace.core.log.Position;
import io.tailrace.core.log.QuarantineReason;
import io.tailrace.core.log.Source;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What a consumer does on any log with any store: it tells an unavailable sink from a rejected
 * record, loses nothing, doubles nothing, skips nothing in silence, and goes on where it stopped.
 * Driven by hand on a settable clock.
 */
public abstract class ConsumerContract extends ConsumerFailureContract {
  @Test
  void handsOverInOrderAndCommits() throws Exception {
    append(120);
    turnUntilIdle();
    assertThat(kept.effects()).containsExactlyElementsOf(ids(0, 120));
    assertThat(kept.position().offset()).isEqualTo(log.reader().range(0).end());
    assertThat(log.reader().lag(kept.position()).records()).isZero();
  }

  @Test
  void goesOnWhereItStopped() throws Exception {
    append(60);
    consumer.runOnce();
    assertThat(kept.effects()).hasSize(50);
    start(false);
    append(20);
    turnUntilIdle();
    assertThat(kept.effects()).containsExactlyElementsOf(ids(0, 80));
  }

  @Test
  void aRefusedRecordBecomesADeadLetterAfterThreeAttemptsWhileTheOthersGoOn() throws Exception {
    append(30);
    sink.refuse(id("e7"));
    consumer.runOnce();
    assertThat(kept.effects()).hasSize(29).doesNotContain("e7");
    assertThat(kept.position().pending()).hasSize(1);
    assertThat(store.deadLetters().counts()).isEmpty();
    clock.advance(Duration.ofSeconds(1));
    consumer.runOnce();
    assertThat(store.deadLetters().counts()).isEmpty();
    clock.advance(Duration.ofSeconds(2));
    consumer.runOnce();
    List<DeadLetter> letters = store.deadLetters().list("scripted", null, 0, 10);
    assertThat(letters).hasSize(1);
    assertThat(letters.get(0).attempts()).isEqualTo(3);
    assertThat(letters.get(0).reason()).isEqualTo("refused by the script");
    assertThat(letters.get(0).record().key()).isEqualTo("e7");
    assertThat(letters.get(0).record().body()).isEqualTo(body("e7", "p1"));
    assertThat(kept.position().pending()).isEmpty();
    assertThat(consumer.counters().deadLettered()).isEqualTo(1);
  }

  @Test
  void ofDeadLettersPastWhatIsKeptTheOldestGoAndAreCounted() throws Exception {
    settings = settings.withKeepDeadLetters(2);
    start(false);
    append(30);
    sink.refuse(id("e3").or(id("e4")).or(id("e5")));
    turnUntilIdle();
    letRetriesPass();
    assertThat(store.deadLetters().list("scripted", null, 0, 10))
        .extracting(letter -> letter.record().key())
        .containsExactly("e4", "e5");
    assertThat(consumer.counters().deadLettered()).isEqualTo(3);
    assertThat(consumer.counters().dropped()).isEqualTo(1);
    assertThat(store.deadLetters().of("default", "e3"))
        .extracting(DeadLetter::state)
        .containsExactly(DeadLetter.State.DROPPED);
    assertThat(kept.effects()).hasSize(27);
  }

  @Test
  void aRefusalThatPassesIsNoDeadLetter() throws Exception {
    append(5);
    sink.refuse(id("e2"));
    consumer.runOnce();
    sink.refuse(record -> false);
    clock.advance(Duration.ofSeconds(1));
    turnUntilIdle();
    assertThat(kept.effects()).containsExactlyInAnyOrderElementsOf(ids(0, 5));
    assertThat(store.deadLetters().counts()).isEmpty();
  }

  @Test
  void splitsABatchToFindTheRecordToBlame() throws Exception {
    append(50);
    sink.refuseBatchesWith(id("e33"));
    consumer.runOnce();
    assertThat(kept.effects()).hasSize(49).doesNotContain("e33").doesNotHaveDuplicates();
    letRetriesPass();
    assertThat(store.deadLetters().counts()).containsEntry("scripted", 1L);
  }

  @Test
  void pendingRecordsSurviveARestartAndNothingIsDoubled() throws Exception {
    append(40);
    sink.refuse(id("e3"));
    consumer.runOnce();
    start(false);
    append(5);
    turnUntilIdle();
    assertThat(kept.effects())
        .containsExactlyInAnyOrderElementsOf(ids(0, 45))
        .doesNotHaveDuplicates();
  }

  @Test
  void onePersonsRecordsStayInOrderWhereTheSinkAsksForIt() throws Exception {
    start(true);
    append(30);
    sink.refuse(id("e4"));
    consumer.runOnce();
    append(30);
    consumer.runOnce();
    assertThat(kept.effects()).doesNotContainAnyElementsOf(idsOfPerson(1, 4, 60)).contains("e1");
    assertThat(kept.effects()).containsAll(idsOfPerson(2, 0, 60));
    sink.refuse(record -> false);
    clock.advance(Duration.ofSeconds(1));
    turnUntilIdle();
    assertThat(kept.effects().stream().filter(idsOfPerson(1, 0, 60)::contains).toList())
        .containsExactlyElementsOf(idsOfPerson(1, 0, 60));
    assertThat(kept.effects()).hasSize(60).doesNotHaveDuplicates();
  }

  @Test
  void onePersonsOrderOutlivesARestart() throws Exception {
    start(true);
    append(12);
    sink.refuse(id("e4"));
    consumer.runOnce();
    start(true);
    sink.refuse(id("e4"));
    turnUntilIdle();
    assertThat(kept.effects()).doesNotContainAnyElementsOf(idsOfPerson(1, 4, 12));
    sink.refuse(record -> false);
    clock.advance(Duration.ofSeconds(1));
    turnUntilIdle();
    assertThat(kept.effects().stream().filter(idsOfPerson(1, 0, 12)::contains).toList())
        .containsExactlyElementsOf(idsOfPerson(1, 0, 12));
  }

  @Test
  void whenMostIsRefusedItIsTheSinkAndNothingBecomesADeadLetter() throws Exception {
    append(50);
    sink.refuse(record -> true);
    for (int i = 0; i < 50; i++) {
      clock.advance(consumer.runOnce().rest().plusSeconds(1));
    }
    assertThat(consumer.status().state()).isEqualTo(ConsumerState.REFUSING);
    assertThat(store.deadLetters().counts()).isEmpty();
    sink.refuse(record -> false);
    clock.advance(LONG);
    turnUntilIdle();
    assertThat(kept.effects())
        .containsExactlyInAnyOrderElementsOf(ids(0, 50))
        .doesNotHaveDuplicates();
    assertThat(consumer.status().state()).isEqualTo(ConsumerState.RUNNING);
  }

  @Test
  void aFewBadRecordsInAQuietFeedAreTheRecordsFailure() throws Exception {
    append(3);
    sink.refuse(record -> true);
    consumer.runOnce();
    letRetriesPass();
    assertThat(store.deadLetters().counts()).containsEntry("scripted", 3L);
  }

  @Test
  void aPositionOfAnotherLogStopsTheSinkUntilSomebodySaysWhereToGoOn() throws Exception {
    append(10);
    kept.position(Position.at(new UUID(1, 2), 0, 3));
    clock.advance(consumer.runOnce().rest());
    assertThat(consumer.status().state()).isEqualTo(ConsumerState.STOPPED);
    assertThat(consumer.status().lastError()).contains("another log").contains("tailrace replay");
    assertThat(kept.effects()).isEmpty();
    long end = log.reader().range(0).end();
    store.replays().request("scripted", 0, log.reader().range(0).start(), end);
    append(5);
    turnUntilIdle();
    assertThat(kept.effects()).containsExactlyInAnyOrderElementsOf(ids(0, 15));
    assertThat(kept.effects()).doesNotHaveDuplicates();
  }

  @Test
  void aPositionPastTheEndStopsTheSink() throws Exception {
    append(10);
    kept.position(Position.at(log.reader().logId(), 0, log.reader().range(0).end() + 1));
    consumer.runOnce();
    assertThat(consumer.status().state()).isEqualTo(ConsumerState.STOPPED);
    assertThat(consumer.status().lastError()).contains("past the end");
  }

  @Test
  void aReplayFeedsTheRangeAgainAndDoublesNothing() throws Exception {
    append(70);
    turnUntilIdle();
    store.replays().request("scripted", 0, log.reader().range(0).start(), 40);
    long before = consumer.counters().written();
    turnUntilIdle();
    assertThat(consumer.counters().written() - before).isBetween(38L, 40L);
    assertThat(kept.effects()).containsExactlyElementsOf(ids(0, 70));
    assertThat(store.replays().unfinished()).isEmpty();
  }

  @Test
  void underLoadWithoutEndAReplayBeginsWithinAQuarterOfASecond() throws Exception {
    long start = log.reader().range(0).start();
    append(5);
    consumer.runOnce();
    append(5);
    consumer.runOnce();
    store.replays().request("scripted", 0, start, start + 5);
    clock.advance(Duration.ofMillis(250));
    append(5);
    long before = consumer.counters().written();
    consumer.runOnce();
    assertThat(consumer.counters().written() - before).isEqualTo(5 + 5);
    assertThat(store.replays().unfinished()).isEmpty();
  }

  @Test
  void aDeadLetterIsTriedAgainOnRequest() throws Exception {
    append(5);
    sink.refuse(id("e2"));
    consumer.runOnce();
    letRetriesPass();
    long letter = store.deadLetters().list("scripted", null, 0, 1).get(0).id();
    assertThat(store.deadLetters().requestReplay(letter)).isTrue();
    turnUntilIdle();
    assertThat(store.deadLetters().find(letter))
        .get()
        .extracting(DeadLetter::state)
        .isEqualTo(DeadLetter.State.DEAD);
    sink.refuse(record -> false);
    store.deadLetters().requestReplay(letter);
    turnUntilIdle();
    assertThat(store.deadLetters().counts()).isEmpty();
    assertThat(kept.effects()).contains("e2").doesNotHaveDuplicates().hasSize(5);
    assertThat(kept.position().pending()).isEmpty();
  }

  @Test
  void quarantinedRecordsGoOnlyToSinksThatWantThem() throws Exception {
    append(3);
    byte[] odd = "{odd".getBytes(StandardCharsets.UTF_8);
    var reason = new QuarantineReason("not_json", "not JSON");
    log.append(
        List.of(NewRecord.quarantined("default", reason, Source.WEBHOOK, clock.instant(), odd)),
        clock.instant().plusSeconds(3));
    append(3);
    turnUntilIdle();
    assertThat(kept.effects()).containsExactlyElementsOf(ids(0, 6));
    assertThat(kept.position().offset()).isEqualTo(log.reader().range(0).end());
  }

  @Test
  void thePositionIsCopiedForRetention() throws Exception {
    append(10);
    turnUntilIdle();
    assertThat(store.pins().floors(0)).containsEntry("scripted", kept.position().offset());
  }

  @Test
  void retentionIsToldNoMoreThanIsSafe() throws Exception {
    append(10);
    long start = log.reader().range(0).start();
    sink.safeTo(start + 4);
    turnUntilIdle();
    assertThat(kept.position().offset()).isEqualTo(start + 10);
    assertThat(store.pins().floors(0)).containsEntry("scripted", start + 4);
    sink.safeTo(start + 10);
    clock.advance(Duration.ofSeconds(1));
    consumer.runOnce();
    assertThat(store.pins().floors(0)).containsEntry("scripted", start + 10);
  }
}
