package io.tailrace.sink.bigquery;

import io.tailrace.core.log.Position;
import io.tailrace.core.log.Source;
import io.tailrace.core.sink.Batch;
import io.tailrace.core.sink.Rejection;
import io.tailrace.core.sink.SinkRecord;
import io.tailrace.testkit.sink.TrialRecords;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;

/** One open sink in a world, as one owner uses it. For one thread. */
final class Trial implements AutoCloseable {
  static final UUID LOG = UUID.fromString("00000000-0000-4000-8000-000000000001");
  final BigQuerySink sink;
  private final long epoch;

  private Trial(BigQuerySink sink, long epoch) {
    this.sink = sink;
    this.epoch = epoch;
  }

  static Trial open(World world, long epoch) throws Exception {
    return open(world.sink(), epoch);
  }

  static Trial open(BigQuerySink sink, long epoch) throws Exception {
    Trial trial = new Trial(sink, epoch);
    trial.sink.open();
    return trial;
  }

  long offset() throws Exception {
    return sink.committed(0).map(Position::offset).orElse(0L);
  }

  /** The usual records from here up to there, for the first time. */
  List<Rejection> write(long from, long to) throws Exception {
    return write(usual(from, to), false);
  }

  List<Rejection> again(long from, long to) throws Exception {
    return write(usual(from, to), true);
  }

  List<Rejection> write(SinkRecord... records) throws Exception {
    return write(Arrays.asList(records), false);
  }

  List<Rejection> write(List<SinkRecord> records, boolean again) throws Exception {
    long next = Math.max(offset(), records.get(records.size() - 1).offset() + 1);
    return sink.write(new Batch(records, Position.at(LOG, 0, next), epoch, again));
  }

  static List<SinkRecord> usual(long from, long to) {
    return LongStream.range(from, to).mapToObj(TrialRecords::usual).toList();
  }

  static List<String> ids(long from, long to) {
    return LongStream.range(from, to).mapToObj(TrialRecords::id).toList();
  }

  static SinkRecord event(long offset, String id, String metric, String data) {
    return TrialRecords.of(
        offset, "default", Source.WEBHOOK, TrialRecords.json(id, "email", metric, data));
  }

  @Override
  public void close() {
    sink.close();
  }
}
