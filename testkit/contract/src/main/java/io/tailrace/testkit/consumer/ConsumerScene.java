package io.tailrace.testkit.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.consumer.Consumer;
import io.tailrace.core.consumer.ConsumerContext;
import io.tailrace.core.consumer.ConsumerSettings;
import io.tailrace.core.consumer.ConsumerStore;
import io.tailrace.core.consumer.TurnResult;
import io.tailrace.core.log.EventLog;
import io.tailrace.core.log.NewRecord;
import io.tailrace.core.log.QuarantineReason;
import io.tailrace.core.log.Source;
import io.tailrace.core.sink.SinkRecord;
import io.tailrace.customerio.EventKey;
import io.tailrace.customerio.Metric;
import io.tailrace.customerio.ObjectType;
import io.tailrace.testkit.log.HidingLog;
import io.tailrace.testkit.time.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What every part of the consumer's contract starts from: a log, a store, a sink and a clock. */
abstract class ConsumerScene {
  static final Instant START = Instant.parse("2026-11-24T06:00:00Z");
  static final Duration LONG = Duration.ofMinutes(2);
  final SettableClock clock = new SettableClock(START);
  final ScriptedSink.Kept kept = new ScriptedSink.Kept();
  HidingLog log;
  ConsumerStore store;
  ScriptedSink sink;
  Consumer consumer;
  ConsumerSettings settings = ConsumerSettings.DEFAULT;
  int appended;

  /** A fresh log on this clock. */
  protected abstract EventLog openLog(SettableClock clock) throws Exception;

  /** A fresh store, for a single sink named {@code scripted}. */
  protected abstract ConsumerStore openStore(SettableClock clock) throws Exception;

  @BeforeEach
  void open() throws Exception {
    log = new HidingLog(openLog(clock));
    store = openStore(clock);
    start(false);
  }

  /** Whatever a test does: what the position has passed must be accounted for. */
  @AfterEach
  void nothingIsUnaccounted() {
    assertThat(consumer.counters().unaccounted()).isZero();
  }

  @AfterEach
  void close() {
    log.close();
    store.close();
  }

  void start(boolean ordered) throws Exception {
    start(new ScriptedSink("scripted", kept, ordered));
  }

  void start(ScriptedSink scripted) throws Exception {
    sink = scripted;
    var context = new ConsumerContext(settings, store.runs().begin(), clock, new Random(1));
    consumer = new Consumer(sink, 0, log, store, context);
  }

  /** Turns until nothing is left to do now, letting holds pass. */
  void turnUntilIdle() {
    for (int turn = 0; turn < 1_000; turn++) {
      TurnResult step = consumer.runOnce();
      if (step.kind() == TurnResult.Kind.IDLE) {
        return;
      }
      clock.advance(step.rest());
    }
    throw new AssertionError("still not idle after 1,000 turns: " + consumer.status());
  }

  void letRetriesPass() {
    for (int i = 0; i < 3; i++) {
      clock.advance(LONG);
      turnUntilIdle();
    }
  }

  void append(int count) throws Exception {
    List<NewRecord> records = new ArrayList<>();
    for (int i = 0; i < count; i++, appended++) {
      String id = "e" + appended;
      var key = new EventKey(id, ObjectType.EMAIL, Metric.of("sent"), START);
      byte[] body = body(id, "p" + appended % 3);
      records.add(NewRecord.event("default", key, Source.WEBHOOK, clock.instant(), body));
    }
    log.append(records, clock.instant().plusSeconds(3));
  }

  void appendQuarantined() throws Exception {
    var reason = new QuarantineReason("not_json", "says the test");
    byte[] body = "{".getBytes(StandardCharsets.UTF_8);
    var record = NewRecord.quarantined("default", reason, Source.WEBHOOK, clock.instant(), body);
    log.append(List.of(record), clock.instant().plusSeconds(3));
  }

  static byte[] body(String id, String person) {
    return ("{\"event_id\":\""
            + id
            + "\",\"object_type\":\"email\",\"metric\":\"sent\",\"timestamp\":1700000000,"
            + "\"data\":{\"delivery_id\":\"d-"
            + id
            + "\",\"identifiers\":{\"id\":\""
            + person
            + "\"}}}")
        .getBytes(StandardCharsets.UTF_8);
  }

  static Predicate<SinkRecord> id(String eventId) {
    return record -> record.record().key().equals(eventId);
  }

  static List<String> ids(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "e" + i).toList();
  }

  /** The ids in [from, to) of the person with this number. */
  static List<String> idsOfPerson(int person, int from, int to) {
    return IntStream.range(from, to).filter(i -> i % 3 == person).mapToObj(i -> "e" + i).toList();
  }
}
