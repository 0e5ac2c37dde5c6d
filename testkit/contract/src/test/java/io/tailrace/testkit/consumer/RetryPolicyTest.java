package io.tailrace.testkit.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.consumer.ConsumerStore;
import io.tailrace.core.consumer.TurnResult;
import io.tailrace.core.log.EventLog;
import io.tailrace.core.log.Retention;
import io.tailrace.core.sink.RetryPolicy;
import io.tailrace.testkit.log.InMemoryLog;
import io.tailrace.testkit.store.InMemoryConsumerStore;
import io.tailrace.testkit.time.SettableClock;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A sink with a retry policy of its own is tried again by that, whatever is configured for all. */
class RetryPolicyTest extends ConsumerScene {
  private static final RetryPolicy PATIENT =
      new RetryPolicy(5, Duration.ofMinutes(10), Duration.ofMinutes(20));

  private final InMemoryConsumerStore memory = new InMemoryConsumerStore(Set.of("scripted"));

  @Override
  protected EventLog openLog(SettableClock clock) {
    return new InMemoryLog(Retention.DEFAULT, memory.pins(), clock);
  }

  @Override
  protected ConsumerStore openStore(SettableClock clock) {
    return memory;
  }

  @Test
  void itsAttemptsAndWaitsHold() throws Exception {
    ScriptedSink patient = new ScriptedSink("scripted", kept, false);
    patient.retrying(PATIENT);
    start(patient);
    append(2);
    sink.refuse(id("e0"));
    turnUntilIdle();
    long refused = consumer.status().position().pending().get(0);
    assertThat(consumer.retry(refused).orElseThrow().due())
        .isEqualTo(START.plus(PATIENT.backoff()));
    for (int attempt = 2; attempt < PATIENT.attempts(); attempt++) {
      clock.advance(PATIENT.maxBackoff());
      turnUntilIdle();
    }
    assertThat(store.deadLetters().counts()).isEmpty();
    clock.advance(PATIENT.maxBackoff());
    turnUntilIdle();
    assertThat(store.deadLetters().list("scripted", null, 0, 10))
        .extracting(letter -> letter.attempts())
        .containsExactly(PATIENT.attempts());
  }

  @Test
  void anUnavailableSinkWaitsNoLongerThanItsOwnLongest() throws Exception {
    ScriptedSink hasty = new ScriptedSink("scripted", kept, false);
    hasty.retrying(new RetryPolicy(1, Duration.ofMillis(1), Duration.ofSeconds(2)));
    start(hasty);
    append(1);
    sink.unavailable(true);
    for (int i = 0; i < 20; i++) {
      TurnResult step = consumer.runOnce();
      assertThat(step.kind()).isEqualTo(TurnResult.Kind.HELD);
      assertThat(step.rest()).isLessThanOrEqualTo(Duration.ofSeconds(2));
      clock.advance(step.rest());
    }
  }
}
