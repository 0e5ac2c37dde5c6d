package io.tailrace.testkit.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.consumer.ConsumerSettings;
import io.tailrace.core.consumer.ConsumerState;
import io.tailrace.core.consumer.TurnResult;
import io.tailrace.core.sink.SinkRecord;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What a consumer does when its sink fails, or the process does: nobody's record is to blame. */
abstract class ConsumerFailureContract extends ConsumerLossContract {
  @Test
  void holdsWhileTheSinkIsUnavailableForAsLongAsItTakes() throws Exception {
    append(10);
    sink.unavailable(true);
    for (int i = 0; i < 500; i++) {
      TurnResult step = consumer.runOnce();
      assertThat(step.kind()).isEqualTo(TurnResult.Kind.HELD);
      assertThat(step.rest()).isLessThanOrEqualTo(ConsumerSettings.DEFAULT.maxBackoff());
      clock.advance(step.rest());
    }
    assertThat(consumer.status().state()).isEqualTo(ConsumerState.HOLDING);
    assertThat(consumer.status().lastError()).contains("is down");
    sink.unavailable(false);
    turnUntilIdle();
    assertThat(kept.effects()).containsExactlyElementsOf(ids(0, 10));
    assertThat(store.deadLetters().counts()).isEmpty();
    assertThat(consumer.status().state()).isEqualTo(ConsumerState.RUNNING);
    assertThat(consumer.status().lastError()).isNull();
  }

  /** A fixed batch under a fixed limit of time would never come through. */
  @Test
  void aBatchThatTheSinkCannotTakeInTimeIsHalvedUntilItCan() throws Exception {
    append(300);
    sink.takeAtMost(7);
    turnUntilIdle();
    assertThat(kept.effects()).containsExactlyElementsOf(ids(0, 300));
    assertThat(store.deadLetters().counts()).isEmpty();
    assertThat(consumer.counters().rejected()).isZero();
  }

  @Test
  void growsAgainOnceTheSinkIsFast() throws Exception {
    append(100);
    sink.takeAtMost(1);
    turnUntilIdle();
    sink.takeAtMost(Integer.MAX_VALUE);
    sink.largest();
    append(1_000);
    turnUntilIdle();
    assertThat(sink.largest()).isEqualTo(sink.traits().batch().maxRecords());
    assertThat(kept.effects()).containsExactlyElementsOf(ids(0, 1_100));
  }

  /** What it is given again too: else a replay would stand in the way of all that is new. */
  @Test
  void aReplayIsHalvedToo() throws Exception {
    append(100);
    turnUntilIdle();
    var range = log.reader().range(0);
    store.replays().request("scripted", 0, range.start(), range.end());
    append(20);
    sink.takeAtMost(3);
    turnUntilIdle();
    assertThat(store.replays().next("scripted", 0)).isEmpty();
    assertThat(kept.effects()).containsExactlyElementsOf(ids(0, 120));
  }

  @Test
  void aBatchThatTakesAllMemoryIsHalved() throws Exception {
    append(100);
    sink.rememberAtMost(10);
    turnUntilIdle();
    assertThat(kept.effects()).containsExactlyElementsOf(ids(0, 100));
  }

  @Test
  void doublesNothingWhenTheAnswerToACommitIsLost() throws Exception {
    append(10);
    sink.loseNextAnswer();
    assertThat(consumer.runOnce().kind()).isEqualTo(TurnResult.Kind.HELD);
    turnUntilIdle();
    assertThat(kept.effects()).containsExactlyElementsOf(ids(0, 10));
    assertThat(sink.opened()).isEqualTo(2);
  }

  @Test
  void holdsWhateverTheSinkThrowsAndShowsIt() throws Exception {
    append(10);
    sink.fail(ConsumerFailureContract::outOfMemory);
    assertHeld("OutOfMemoryError: says the script");
    sink.fail(ConsumerFailureContract::unlinked);
    assertHeld("NoClassDefFoundError");
    sink.fail(
        () -> {
          throw new IllegalStateException("a bug");
        });
    assertHeld("IllegalStateException: a bug");
    sink.fail(() -> {});
    turnUntilIdle();
    assertThat(kept.effects()).containsExactlyElementsOf(ids(0, 10));
    assertThat(store.deadLetters().counts()).isEmpty();
    assertThat(consumer.status().state()).isEqualTo(ConsumerState.RUNNING);
  }

  private void assertHeld(String error) {
    TurnResult step = consumer.runOnce();
    assertThat(step.kind()).isEqualTo(TurnResult.Kind.HELD);
    clock.advance(step.rest());
    assertThat(consumer.status().state()).isEqualTo(ConsumerState.HOLDING);
    assertThat(consumer.status().lastError()).contains(error);
  }

  private static void outOfMemory() {
    throw new OutOfMemoryError("says the script");
  }

  private static void unlinked() {
    throw new NoClassDefFoundError("org/example/Native");
  }

  /** Also after an unclean stop, when each record is handed over alone, behind a mark. */
  @Test
  void aSinkThatFailsIsNoRecordsFault() throws Exception {
    append(5);
    start(false);
    sink.refuse(
        record -> {
          throw new OutOfMemoryError("says the script");
        });
    for (int i = 0; i < 10; i++) {
      assertThat(consumer.runOnce().kind()).isEqualTo(TurnResult.Kind.HELD);
    }
    sink.refuse(record -> false);
    turnUntilIdle();
    assertThat(store.deadLetters().counts()).isEmpty();
    assertThat(kept.effects()).containsExactlyElementsOf(ids(0, 5));
  }

  @Test
  void afterAnUncleanStopARecordThatKillsTheProcessBecomesADeadLetter() throws Exception {
    append(5);
    int deaths = 0;
    while (deaths < 20 && diesOf(id("e2"), true)) {
      deaths++;
      start(false);
    }
    assertThat(deaths).as("3 early ones, 3 in calm, one in a batch").isBetween(6, 7);
    assertThat(store.deadLetters().list("scripted", null, 0, 10))
        .extracting(letter -> letter.record().key())
        .containsExactly("e2");
    assertThat(kept.effects()).containsExactly("e0", "e1", "e3", "e4");
  }

  /** As when something else kills the process, each time as soon as it begins its work. */
  @Test
  void killsInTheFirstMomentsBlameNoRecord() throws Exception {
    append(5);
    for (int kill = 0; kill < 50; kill++) {
      boolean early = diesOf(record -> true, false);
      assertThat(early)
          .as("one without a mark, then three for each of the five")
          .isEqualTo(kill < 16);
      start(false);
    }
    sink.refuse(record -> false);
    turnUntilIdle();
    letRetriesPass();
    assertThat(store.deadLetters().counts()).isEmpty();
    assertThat(kept.effects()).containsExactlyInAnyOrderElementsOf(ids(0, 5));
  }

  /** One that is in hand at each early kill lets the others go on, though not those behind it. */
  @Test
  void aSuspectWaitsAndOthersGoOnButForItsPersonsLaterOnes() throws Exception {
    append(1);
    for (int kill = 0; kill < 3; kill++) {
      start(true);
      assertThat(diesOf(id("e0"), false)).isTrue();
    }
    append(8);
    start(true);
    sink.refuse(record -> false);
    turnUntilIdle();
    assertThat(kept.effects()).containsExactly("e1", "e2", "e4", "e5", "e7", "e8");
    assertThat(consumer.runOnce().rest()).as("no turning in vain meanwhile").isPositive();
    assertThat(consumer.retry(log.reader().range(0).start()).orElseThrow().reason())
        .contains("the process died 3 times");
    start(true);
    turnUntilIdle();
    assertThat(kept.effects()).as("after one more restart").hasSize(6);
    letRetriesPass();
    assertThat(kept.effects().subList(6, 9)).containsExactly("e0", "e3", "e6");
    assertThat(store.deadLetters().counts()).isEmpty();
    assertThat(store.runs().marks("scripted", 0)).isEmpty();
  }

  /** As after deaths whose record nobody came to hand over again before an ordinary stop. */
  @Test
  void anOrdinaryStopClearsNobodyOfSuspicion() throws Exception {
    append(3);
    long first = log.reader().range(0).start();
    markAtThreeDeaths(first);
    store.runs().end();
    start(false);
    turnUntilIdle();
    assertThat(kept.effects()).containsExactly("e1", "e2");
    letRetriesPass();
    assertThat(kept.effects()).containsExactly("e1", "e2", "e0");
    assertThat(store.runs().marks("scripted", 0)).isEmpty();
  }

  @Test
  void aSuspectThatAReplayMeetsStillWaits() throws Exception {
    append(1);
    long first = log.reader().range(0).start();
    markAtThreeDeaths(first);
    start(false);
    turnUntilIdle();
    sink.refuse(record -> true);
    store.replays().request("scripted", 0, first, first + 1);
    turnUntilIdle();
    clock.advance(Duration.ofSeconds(5));
    consumer.runOnce();
    assertThat(consumer.runOnce().rest()).as("no turning in vain meanwhile").isPositive();
    sink.refuse(record -> false);
    letRetriesPass();
    assertThat(kept.effects()).containsExactly("e0");
  }

  /** What a sink does not want moves its position alone, also later. */
  @Test
  void aQuarantinedSuspectIsHandedToNoSinkThatWantsNone() throws Exception {
    appendQuarantined();
    markAtThreeDeaths(log.reader().range(0).start());
    start(false);
    sink.refuse(record -> true);
    turnUntilIdle();
    letRetriesPass();
    assertThat(kept.position().pending()).isEmpty();
    assertThat(store.deadLetters().counts()).isEmpty();
  }

  private void markAtThreeDeaths(long offset) throws Exception {
    for (int death = 0; death < 3; death++) {
      store.runs().mark("scripted", 0, offset);
    }
  }

  /**
   * Turns on a thread that never comes back from this record, as in a process that is killed.
   *
   * @param lives whether it goes on for minutes once there is nothing more to do at first
   */
  private boolean diesOf(Predicate<SinkRecord> which, boolean lives) throws Exception {
    CompletableFuture<Boolean> died = new CompletableFuture<>();
    sink.refuse(
        record -> {
          while (which.test(record)) {
            died.complete(true);
            LockSupport.park();
          }
          return false;
        });
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                turnUntilIdle();
                if (lives) {
                  letRetriesPass();
                }
                died.complete(false);
              } catch (RuntimeException | Error e) {
                died.completeExceptionally(e);
              }
            });
    return died.get();
  }

  @Test
  void aKillFromOutsideIsNoRecordsFault() throws Exception {
    append(20);
    for (int kill = 0; kill < 2; kill++) {
      store.runs().mark("scripted", 0, log.reader().range(0).start());
      start(false);
    }
    turnUntilIdle();
    assertThat(store.deadLetters().counts()).isEmpty();
    assertThat(kept.effects()).containsExactlyElementsOf(ids(0, 20));
  }
}
