package io.tailrace.testkit.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tailrace.core.log.AppendOutcome;
import io.tailrace.core.log.EventLog;
import io.tailrace.core.log.LogReader;
import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.NewRecord;
import io.tailrace.core.log.Position;
import io.tailrace.core.log.QuarantineReason;
import io.tailrace.core.log.ReadLimit;
import io.tailrace.core.log.Retention;
import io.tailrace.core.log.Source;
import io.tailrace.customerio.EventKey;
import io.tailrace.customerio.Metric;
import io.tailrace.customerio.ObjectType;
import io.tailrace.testkit.store.InMemoryConsumerStore;
import io.tailrace.testkit.time.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What every part of the log's contract starts from: a log, a clock, and two sinks that may pin it.
 */
abstract class LogScene {
  static final Instant START = Instant.parse("2026-03-01T09:00:00Z");
  static final Retention RETENTION =
      new Retention(Duration.ofDays(30), Duration.ofDays(90), 1_000_000, Duration.ofDays(8));
  static final ReadLimit ALL = new ReadLimit(1_000_000, Long.MAX_VALUE);
  static final QuarantineReason UNREADABLE = new QuarantineReason("not_json", "it is no JSON");

  final SettableClock clock = new SettableClock(START);
  final InMemoryConsumerStore store = new InMemoryConsumerStore(Set.of("one", "two"));
  private final TrialLogs logs;
  TrialLog trial;

  LogScene(TrialLogs logs) {
    this.logs = logs;
  }

  @BeforeEach
  void openLog() throws Exception {
    trial = logs.open(RETENTION, store.pins(), clock);
  }

  @AfterEach
  void closeLog() {
    trial.close();
  }

  EventLog log() {
    return trial.log();
  }

  LogReader reader() {
    return trial.log().reader();
  }

  NewRecord event(String id) {
    return event("default", id, "sent");
  }

  NewRecord event(String feed, String id, String metric) {
    EventKey key = new EventKey(id, ObjectType.EMAIL, Metric.of(metric), START);
    return NewRecord.event(feed, key, Source.WEBHOOK, clock.instant(), body(id + metric));
  }

  NewRecord unreadable(String text) {
    return NewRecord.quarantined(
        "default", UNREADABLE, Source.WEBHOOK, clock.instant(), body(text));
  }

  static byte[] body(String text) {
    return text.getBytes(UTF_8);
  }

  AppendOutcome append(NewRecord record) throws LogUnavailableException {
    return append(List.of(record)).get(0);
  }

  List<AppendOutcome> append(List<NewRecord> records) throws LogUnavailableException {
    return log().append(records, inTime());
  }

  /** Events {@code e<from>} to {@code e<to - 1>}, one call each. */
  void appendEvents(int from, int to) throws LogUnavailableException {
    for (int i = from; i < to; i++) {
      append(event("e" + i));
    }
  }

  Instant inTime() {
    return clock.instant().plusSeconds(10);
  }

  List<LogRecord> readAll() throws LogUnavailableException {
    return reader().read(0, 0, ALL);
  }

  List<String> keys() throws LogUnavailableException {
    return readAll().stream().map(LogRecord::key).toList();
  }

  static List<String> names(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "e" + i).toList();
  }

  /** Both sinks have everything before this offset. */
  void commitBoth(long offset) throws Exception {
    commit("one", offset);
    commit("two", offset);
  }

  void commit(String sink, long offset) throws Exception {
    store.positions().compareAndSet(sink, 1, Position.at(reader().logId(), 0, offset));
  }

  long end() throws LogUnavailableException {
    return reader().range(0).end();
  }
}
