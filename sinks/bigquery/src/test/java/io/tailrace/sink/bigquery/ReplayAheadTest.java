package io.tailrace.sink.bigquery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.consumer.Consumer;
import io.tailrace.core.consumer.ConsumerContext;
import io.tailrace.core.consumer.ConsumerSettings;
import io.tailrace.core.consumer.TurnResult;
import io.tailrace.core.log.LogRange;
import io.tailrace.core.log.NewRecord;
import io.tailrace.core.log.Source;
import io.tailrace.customerio.EventKey;
import io.tailrace.customerio.Metric;
import io.tailrace.customerio.ObjectType;
import io.tailrace.testkit.bigquery.Fault;
import io.tailrace.testkit.log.InMemoryLog;
import io.tailrace.testkit.sink.TrialRecords;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * BigQuery is away, and somebody asks for a replay of what did not get there: each record comes by
 * two ways, and is one row.
 */
@Timeout(60)
@Tag("full")
class ReplayAheadTest {
  private static final int BEFORE = 60;
  private static final int ALL = 260;

  private World world;
  private InMemoryLog log;
  private BigQuerySink sink;
  private Consumer consumer;

  private void open(boolean strict) throws Exception {
    world = new World(Duration.ofDays(7), Duration.ofMillis(100), strict);
    log = new InMemoryLog(world.clock);
    start();
  }

  private void start() throws Exception {
    sink = world.sink(world.store.notes(), Ledger.TRUST);
    var context =
        new ConsumerContext(
            ConsumerSettings.DEFAULT, world.store.runs().begin(), world.clock, new Random(1));
    consumer = new Consumer(sink, 0, log, world.store, context);
  }

  @AfterEach
  void close() {
    sink.close();
    world.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void acrossThePositionDoublesNoRow(boolean strict) throws Exception {
    open(strict);
    append(0, BEFORE);
    turnUntilIdle();
    away();
    replay(BEFORE / 2);
    back();
    turnUntilIdle();
    assertEachOnce();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whollyAheadOfItAndAfterARestartDoublesNoRow(boolean strict) throws Exception {
    open(strict);
    append(0, BEFORE);
    turnUntilIdle();
    away();
    replay(BEFORE);
    sink.close();
    start();
    back();
    turnUntilIdle();
    assertEachOnce();
  }

  /**
   * BigQuery refuses every call while more is received, late enough not to be in doubt since the
   * first start, and looked up for that alone.
   */
  private void away() throws Exception {
    world.clock.advance(Duration.ofSeconds(20));
    world.bigQuery.faults(call -> Fault.QUOTA);
    append(BEFORE, ALL);
    assertThat(consumer.runOnce().kind()).isEqualTo(TurnResult.Kind.HELD);
  }

  private void back() {
    world.bigQuery.faults(call -> Fault.NONE);
  }

  private void replay(int from) throws Exception {
    LogRange range = log.reader().range(0);
    world.store.replays().request(Ledger.SINK, 0, range.start() + from, range.end());
  }

  private void assertEachOnce() throws Exception {
    assertThat(world.ids()).containsExactlyInAnyOrderElementsOf(Trial.ids(0, ALL));
    assertThat(world.store.replays().unfinished()).isEmpty();
    assertThat(consumer.counters().unaccounted()).isZero();
  }

  private void append(int from, int to) throws Exception {
    for (int i = from; i < to; i++) {
      var key =
          new EventKey(
              TrialRecords.id(i), ObjectType.EMAIL, Metric.of("opened"), TrialRecords.START);
      byte[] body = TrialRecords.usual(i).record().body();
      var record = NewRecord.event("default", key, Source.WEBHOOK, world.clock.instant(), body);
      log.append(List.of(record), world.clock.instant().plusSeconds(3));
    }
  }

  private void turnUntilIdle() {
    for (int turn = 0; turn < 1_000; turn++) {
      TurnResult step = consumer.runOnce();
      if (step.kind() == TurnResult.Kind.IDLE) {
        return;
      }
      world.clock.advance(step.rest());
    }
    throw new AssertionError("still not idle after 1,000 turns: " + consumer.status());
  }
}
