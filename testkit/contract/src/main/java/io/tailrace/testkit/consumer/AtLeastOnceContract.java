package io.tailrace.testkit.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.consumer.Consumer;
import io.tailrace.core.consumer.ConsumerContext;
import io.tailrace.core.consumer.ConsumerSettings;
import io.tailrace.core.consumer.ConsumerStore;
import io.tailrace.core.consumer.TurnResult;
import io.tailrace.core.log.EventLog;
import io.tailrace.core.log.NewRecord;
import io.tailrace.core.log.Position;
import io.tailrace.core.log.Source;
import io.tailrace.core.sink.Sink;
import io.tailrace.customerio.EventKey;
import io.tailrace.customerio.Metric;
import io.tailrace.customerio.ObjectType;
import io.tailrace.testkit.log.InMemoryLog;
import io.tailrace.testkit.store.InMemoryConsumerStore;
import io.tailrace.testkit.time.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a sink keeps whose effect is a call, which no transaction can take back: each event at least
 * once, none again for want of an answer to another, one person's in order.
 */
public abstract class AtLeastOnceContract {
  private static final Instant START = Instant.parse("2026-11-24T06:00:00Z");
  private static final int PERSONS = 5;
  protected final SettableClock clock = new SettableClock(START);
  protected final CalledEndpoint endpoint = new CalledEndpoint();
  protected EventLog log;
  protected ConsumerStore store;
  private Consumer consumer;
  private int appended;

  /** The sink's name. */
  protected abstract String name();

  /** A fresh sink that calls this endpoint; asked again for each new owner of the partition. */
  protected abstract Sink sink() throws Exception;

  @BeforeEach
  void open() throws Exception {
    log = new InMemoryLog(clock);
    store = new InMemoryConsumerStore(Set.of(name()));
    consumer = owner();
  }

  @AfterEach
  void close() {
    consumer.sink().close();
    store.close();
    log.close();
  }

  private Consumer owner() throws Exception {
    var context =
        new ConsumerContext(ConsumerSettings.DEFAULT, store.runs().begin(), clock, new Random(1));
    return new Consumer(sink(), 0, log, store, context);
  }

  /** It was once called a thousand times for these hundred, and the position never moved. */
  @Test
  void whatWasTakenBeforeItSaidLaterIsNotSentAgain() throws Exception {
    append(250);
    for (int turn = 1; turn <= 10; turn++) {
      endpoint.takeAtMost(20);
      turnUntilHeld();
      assertThat(endpoint.taken()).hasSize(20 * turn).doesNotHaveDuplicates();
    }
    endpoint.takeAtMost(Integer.MAX_VALUE);
    turnUntilIdle();
    assertEachOnceInOrder(250);
  }

  @Test
  void norIsItInAReplay() throws Exception {
    append(100);
    turnUntilIdle();
    store.replays().request(name(), 0, log.reader().range(0).start(), log.reader().range(0).end());
    for (int turn = 1; turn <= 3; turn++) {
      endpoint.takeAtMost(25);
      turnUntilHeld();
      assertThat(endpoint.taken()).hasSize(100 + 25 * turn);
    }
    endpoint.takeAtMost(Integer.MAX_VALUE);
    turnUntilIdle();
    assertThat(endpoint.taken()).hasSize(200);
    assertThat(Set.copyOf(endpoint.taken())).hasSize(100);
  }

  @Test
  void norAfterATakeover() throws Exception {
    append(100);
    endpoint.takeAtMost(30);
    turnUntilHeld();
    Consumer before = consumer;
    consumer = owner();
    endpoint.takeAtMost(Integer.MAX_VALUE);
    turnUntilIdle();
    assertEachOnceInOrder(100);
    append(1);
    assertThat(before.runOnce().kind()).isEqualTo(TurnResult.Kind.HELD);
    before.sink().close();
  }

  @Test
  void behindARefusedOneItsPersonsWaitAndOthersDoNot() throws Exception {
    append(50);
    endpoint.refuse("e0");
    consumer.runOnce();
    assertThat(endpoint.taken())
        .containsExactlyInAnyOrderElementsOf(
            ids(50).stream().filter(id -> number(id) % PERSONS != 0).toList());
    endpoint.refuseNothing();
    letRetriesPass();
    assertEachOnceInOrder(50);
    assertThat(store.deadLetters().counts()).isEmpty();
  }

  @Test
  void whatIsRefusedForGoodBecomesADeadLetterAndItsPersonsGoOn() throws Exception {
    append(50);
    endpoint.refuse("e0");
    letRetriesPass();
    assertThat(endpoint.taken())
        .containsExactlyInAnyOrderElementsOf(ids(50).subList(1, 50))
        .doesNotHaveDuplicates();
    assertThat(store.deadLetters().counts()).containsEntry(name(), 1L);
  }

  @Test
  void aRefusalAndThenLaterInOneBatch() throws Exception {
    append(50);
    endpoint.refuse("e0");
    endpoint.takeAtMost(10);
    turnUntilHeld();
    endpoint.refuseNothing();
    endpoint.takeAtMost(Integer.MAX_VALUE);
    letRetriesPass();
    assertEachOnceInOrder(50);
  }

  @Test
  void nothingTakenIsNothingMoved() throws Exception {
    append(10);
    endpoint.takeAtMost(0);
    turnUntilHeld();
    Position position = consumer.sink().committed(0).orElseThrow();
    assertThat(position.floor()).isEqualTo(log.reader().range(0).start());
    assertThat(store.deadLetters().counts()).isEmpty();
  }

  private void append(int count) throws Exception {
    List<NewRecord> records = new ArrayList<>();
    for (int i = 0; i < count; i++, appended++) {
      String id = "e" + appended;
      var key = new EventKey(id, ObjectType.EMAIL, Metric.of("sent"), START);
      byte[] body = ConsumerScene.body(id, "p" + appended % PERSONS);
      records.add(NewRecord.event("default", key, Source.WEBHOOK, clock.instant(), body));
    }
    log.append(records, clock.instant().plusSeconds(3));
  }

  private static List<String> ids(int count) {
    return IntStream.range(0, count).mapToObj(i -> "e" + i).toList();
  }

  private static int number(String id) {
    return Integer.parseInt(id.substring(1));
  }

  private void assertEachOnceInOrder(int count) {
    List<String> taken = endpoint.taken();
    assertThat(taken).containsExactlyInAnyOrderElementsOf(ids(count));
    for (int person = 0; person < PERSONS; person++) {
      int of = person;
      assertThat(taken.stream().filter(id -> number(id) % PERSONS == of).map(id -> number(id)))
          .isSorted();
    }
  }

  /** Turns until it waits for the endpoint, which has then nothing left to give. */
  private void turnUntilHeld() {
    turnUntil(TurnResult.Kind.HELD);
  }

  private void turnUntilIdle() {
    turnUntil(TurnResult.Kind.IDLE);
  }

  private void turnUntil(TurnResult.Kind kind) {
    for (int turn = 0; turn < 1_000; turn++) {
      TurnResult step = consumer.runOnce();
      if (step.kind() == kind) {
        clock.advance(step.rest());
        return;
      }
      clock.advance(step.rest());
    }
    throw new AssertionError("not " + kind + " after 1,000 turns: " + consumer.status());
  }

  private void letRetriesPass() {
    for (int i = 0; i < 5; i++) {
      turnUntilIdle();
      clock.advance(Duration.ofMinutes(2));
    }
    turnUntilIdle();
  }
}
