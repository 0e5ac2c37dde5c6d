package io.tailrace.testkit.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.log.KnownKey;
import io.tailrace.core.log.Lag;
import io.tailrace.core.log.LogRange;
import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.NewRecord;
import io.tailrace.core.log.Position;
import io.tailrace.core.log.ReadLimit;
import io.tailrace.core.log.RecordKind;
import io.tailrace.core.log.Source;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What readers find: ranges, limits, keys, times, lag, and the wait for more. */
abstract class ReadContract extends LogScene {
  private static final Duration LONG = Duration.ofSeconds(30);

  ReadContract(TrialLogs logs) {
    super(logs);
  }

  @Test
  void hasAnIdThatStays() throws Exception {
    UUID id = reader().logId();
    trial.reopen();
    assertThat(reader().logId()).isEqualTo(id);
    trial.crash();
    assertThat(reader().logId()).isEqualTo(id);
    assertThat(reader().partitions()).isEqualTo(1);
  }

  @Test
  void anEmptyLogHasAnEmptyRange() throws Exception {
    LogRange range = reader().range(0);
    assertThat(range.start()).isEqualTo(range.end());
    assertThat(reader().read(0, 0, ALL)).isEmpty();
    assertThat(reader().read(0, range.end(), ALL)).isEmpty();
  }

  @Test
  void offsetsGrowAndTheRangeEnclosesThem() throws Exception {
    appendEvents(0, 20);
    List<Long> offsets = readAll().stream().map(LogRecord::offset).toList();
    assertThat(offsets).isSorted().doesNotHaveDuplicates();
    assertThat(reader().range(0)).isEqualTo(new LogRange(offsets.get(0), offsets.get(19) + 1));
    assertThat(offsets.get(0)).isPositive();
  }

  @Test
  void readsFromAnOffsetOn() throws Exception {
    appendEvents(0, 10);
    long fourth = readAll().get(3).offset();
    assertThat(reader().read(0, fourth, ALL))
        .extracting(LogRecord::key)
        .containsExactlyElementsOf(names(3, 10));
    assertThat(reader().read(0, end(), ALL)).isEmpty();
  }

  @Test
  void readsNoMoreThanTheLimit() throws Exception {
    appendEvents(0, 10);
    assertThat(reader().read(0, 0, new ReadLimit(3, Long.MAX_VALUE))).hasSize(3);
    assertThat(reader().read(0, 0, ReadLimit.ONE)).hasSize(1);
  }

  @Test
  void readsWithinTheBytesButAlwaysTheFirst() throws Exception {
    for (int i = 0; i < 4; i++) {
      append(sized("e" + i, 100));
    }
    assertThat(reader().read(0, 0, new ReadLimit(10, 300))).hasSize(3);
    assertThat(reader().read(0, 0, new ReadLimit(10, 299))).hasSize(2);
    assertThat(reader().read(0, 0, new ReadLimit(10, 1))).hasSize(1);
  }

  @Test
  void readsALargeBody() throws Exception {
    NewRecord large = sized("large", 8 << 20);
    append(large);
    assertThat(readAll().get(0).body()).isEqualTo(large.body());
  }

  @Test
  void findsByKey() throws Exception {
    appendEvents(0, 3);
    assertThat(reader().find("default", "e1")).map(LogRecord::key).contains("e1");
    assertThat(reader().find("other", "e1")).isEmpty();
    assertThat(reader().find("default", "e9")).isEmpty();
  }

  @Test
  void knowsWhenAKeyWasFirstReceived() throws Exception {
    appendEvents(0, 2);
    clock.advance(Duration.ofHours(1));
    append(event("e1"));
    long offset = readAll().get(1).offset();
    assertThat(reader().known("default", "e1")).contains(new KnownKey(0, offset, START));
    assertThat(reader().known("default", "e9")).isEmpty();
  }

  @Test
  void seeksByTimeReceived() throws Exception {
    for (int i = 0; i < 50; i++) {
      append(event("e" + i));
      clock.advance(Duration.ofMinutes(1));
    }
    List<LogRecord> all = readAll();
    assertThat(reader().seek(0, START.minusSeconds(1))).isEqualTo(all.get(0).offset());
    for (int i = 0; i < 50; i++) {
      long offset = all.get(i).offset();
      assertThat(reader().seek(0, START.plusSeconds(60L * i))).isEqualTo(offset);
      assertThat(reader().seek(0, START.plusSeconds(60L * i - 1))).isEqualTo(offset);
    }
    assertThat(reader().seek(0, START.plusSeconds(60 * 50))).isEqualTo(end());
  }

  @Test
  void lagIsWhatIsAtOrPastThePosition() throws Exception {
    assertThat(lag(0)).isEqualTo(Lag.NONE);
    appendEvents(0, 5);
    clock.advance(Duration.ofMinutes(1));
    appendEvents(5, 10);
    long sixth = readAll().get(5).offset();
    assertThat(lag(0)).isEqualTo(new Lag(10, START));
    assertThat(lag(sixth)).isEqualTo(new Lag(5, START.plusSeconds(60)));
    assertThat(lag(end())).isEqualTo(Lag.NONE);
    assertThat(lag(end() + 1_000)).isEqualTo(Lag.NONE);
  }

  @Test
  void lagCountsWhatIsPending() throws Exception {
    appendEvents(0, 5);
    clock.advance(Duration.ofMinutes(1));
    appendEvents(5, 10);
    List<Long> pending = List.of(readAll().get(1).offset(), readAll().get(7).offset());
    Position position = new Position(reader().logId(), 0, end(), pending);
    assertThat(reader().lag(position)).isEqualTo(new Lag(2, START));
  }

  @Test
  void awaitAnswersAtOnceIfThereIsSomething() throws Exception {
    appendEvents(0, 1);
    assertThat(reader().await(0, 0, Duration.ZERO)).isTrue();
    assertThat(reader().await(0, end(), Duration.ZERO)).isFalse();
    trial.reopen();
    assertThat(reader().await(0, 0, Duration.ZERO)).isTrue();
    assertThat(reader().await(0, end(), Duration.ofMillis(1))).isFalse();
  }

  @Test
  void awaitWakesWhenSomethingIsAppended() throws Exception {
    long end = end();
    var waiting = new CompletableFuture<Boolean>();
    Thread waiter = Thread.ofPlatform().start(() -> waiting.complete(await(end)));
    appendEvents(0, 1);
    assertThat(waiting.get(30, TimeUnit.SECONDS)).isTrue();
    waiter.join();
  }

  private boolean await(long offset) {
    try {
      return reader().await(0, offset, LONG);
    } catch (InterruptedException e) {
      return false;
    }
  }

  private Lag lag(long offset) throws LogUnavailableException {
    return reader().lag(Position.at(reader().logId(), 0, offset));
  }

  private NewRecord sized(String id, int bytes) {
    return new NewRecord(
        "default", RecordKind.EVENT, id, 0, Source.WEBHOOK, null, START, new byte[bytes]);
  }
}
