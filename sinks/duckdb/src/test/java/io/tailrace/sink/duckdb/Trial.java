package io.tailrace.sink.duckdb;

import static io.tailrace.testkit.sink.TrialRecords.json;

import io.tailrace.core.log.Position;
import io.tailrace.core.log.Source;
import io.tailrace.core.sink.Batch;
import io.tailrace.core.sink.Rejection;
import io.tailrace.core.sink.SinkRecord;
import io.tailrace.testkit.sink.TrialRecords;
import io.tailrace.testkit.time.SettableClock;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;

/** A warehouse with a clock that stands, for tests. For one thread. */
final class Trial implements AutoCloseable {
  static final UUID LOG = UUID.fromString("00000000-0000-4000-8000-000000000001");

  final SettableClock clock = new SettableClock(TrialRecords.START.plusSeconds(60));
  final DuckDbSink sink;

  Trial(DuckDbSettings settings) {
    this(settings, WriteStep.NOTHING);
  }

  Trial(DuckDbSettings settings, WriteStep step) {
    this(settings, step, SpareRoom.ON_DISK);
  }

  /** With a log that can give all of it again. */
  Trial(DuckDbSettings settings, WriteStep step, SpareRoom room) {
    sink = new DuckDbSink(settings, new Surroundings(clock, step, room));
    sink.filledFrom(positions -> true);
  }

  static Trial closed(Path folder) {
    return new Trial(DuckDbSettings.in(folder));
  }

  static Trial open(Path folder) throws Exception {
    return opened(new Trial(DuckDbSettings.in(folder)));
  }

  static Trial opened(Trial trial) throws Exception {
    trial.sink.open();
    return trial;
  }

  /** Writes the usual records from the committed offset up to this one. */
  void writeUpTo(long offset) throws Exception {
    long from = offset();
    write(LongStream.range(from, offset).mapToObj(TrialRecords::usual).toList(), false);
  }

  long offset() throws Exception {
    return sink.committed(0).map(Position::offset).orElse(0L);
  }

  List<Rejection> write(SinkRecord... records) throws Exception {
    return write(Arrays.asList(records), false);
  }

  List<Rejection> again(SinkRecord... records) throws Exception {
    return write(Arrays.asList(records), true);
  }

  List<Rejection> write(List<SinkRecord> records, boolean again) throws Exception {
    long next = Math.max(offset(), records.get(records.size() - 1).offset() + 1);
    return sink.write(new Batch(records, Position.at(LOG, 0, next), 1, again));
  }

  static SinkRecord event(long offset, String id, String metric, String data) {
    return TrialRecords.of(offset, "default", Source.WEBHOOK, json(id, "email", metric, data));
  }

  List<List<Object>> rows(String query) throws Exception {
    return Rows.rows(sink, query);
  }

  List<String> texts(String query) throws Exception {
    return Rows.texts(sink, query);
  }

  List<String> ids() throws Exception {
    return texts("SELECT event_id FROM delivery_events ORDER BY received_at, event_id");
  }

  @Override
  public void close() {
    sink.close();
  }
}
