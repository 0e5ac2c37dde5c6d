package io.tailrace.testkit.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.consumer.ConsumerSettings;
import io.tailrace.core.consumer.ConsumerState;
import io.tailrace.core.consumer.Step;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** What a consumer does when its sink fails, or the process does: nobody's record is to blame. */
abstract class ConsumerFailureContract extends ConsumerScene {
  @Test
  void holdsWhileTheSinkIsUnavailableForAsLongAsItTakes() throws Exception {
    append(10);
    sink.unavailable(true);
    for (int i = 0; i < 500; i++) {
      Step step = consumer.runOnce();
      assertThat(step.kind()).isEqualTo(Step.Kind.HELD);
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

  @Test
  void doublesNothingWhenTheAnswerToACommitIsLost() throws Exception {
    append(10);
    sink.loseNextAnswer();
    assertThat(consumer.runOnce().kind()).isEqualTo(Step.Kind.HELD);
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
    Step step = consumer.runOnce();
    assertThat(step.kind()).isEqualTo(Step.Kind.HELD);
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
      assertThat(consumer.runOnce().kind()).isEqualTo(Step.Kind.HELD);
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
    while (deaths < 10 && diesOf("e2")) {
      deaths++;
      start(false);
    }
    assertThat(deaths).isBetween(3, 5);
    assertThat(store.deadLetters().list("scripted", null, 0, 10))
        .extracting(letter -> letter.record().key())
        .containsExactly("e2");
    assertThat(kept.effects()).containsExactly("e0", "e1", "e3", "e4");
  }

  /** Turns on a thread that never comes back from this record, as in a process that is killed. */
  private boolean diesOf(String eventId) throws Exception {
    CompletableFuture<Boolean> died = new CompletableFuture<>();
    sink.refuse(
        record -> {
          while (record.record().key().equals(eventId)) {
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
