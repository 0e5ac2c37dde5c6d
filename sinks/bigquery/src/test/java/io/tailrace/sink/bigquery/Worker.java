package io.tailrace.sink.bigquery;

import io.tailrace.core.log.Position;
import io.tailrace.core.sink.Batch;
import io.tailrace.core.sink.BatchRejectedException;
import io.tailrace.core.sink.Rejection;
import io.tailrace.core.sink.SinkRecord;
import io.tailrace.core.sink.SinkUnavailableException;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * What a consumer does, a step at a time: open and take over, write what follows in batches of its
 * own boundaries, now and then something again. For one thread.
 */
final class Worker implements AutoCloseable {
  private static final UUID LOG = UUID.fromString("00000000-0000-4000-8000-000000000001");
  private final BigQuerySink sink;
  private final long epoch;
  private final List<SinkRecord> log;
  private final Random random;
  private Position position;
  private String lastError = "";

  Worker(BigQuerySink sink, long epoch, List<SinkRecord> log, Random random) {
    this.sink = sink;
    this.epoch = epoch;
    this.log = log;
    this.random = random;
  }

  boolean isDone() {
    return position != null && position.offset() == log.size();
  }

  String lastError() {
    return lastError;
  }

  void step() {
    try {
      if (position == null) {
        sink.open();
        position = sink.claim(Position.at(LOG, 0, 0), epoch);
      } else if (position.offset() > 0 && random.nextInt(6) == 0) {
        again();
      } else {
        first();
      }
    } catch (SinkUnavailableException e) {
      lastError = e.getMessage();
      position = null;
    }
  }

  private void first() throws SinkUnavailableException {
    int from = (int) position.offset();
    int to = Math.min(log.size(), from + random.nextInt(12));
    write(log.subList(from, to), position.advancedTo(to), false);
  }

  /** Some records from before; if they are pending, they are so no longer. */
  private void again() throws SinkUnavailableException {
    int end = (int) position.offset();
    int from = random.nextInt(end);
    List<SinkRecord> records = log.subList(from, from + 1 + random.nextInt(end - from));
    List<Long> offsets = records.stream().map(SinkRecord::offset).toList();
    write(records, position.without(offsets), true);
  }

  private void write(List<SinkRecord> records, Position next, boolean again)
      throws SinkUnavailableException {
    Batch batch = new Batch(records, next, epoch, again);
    try {
      position = batch.positionAfter(sink.write(batch));
    } catch (BatchRejectedException e) {
      split(batch, e);
    }
  }

  /** As the consumer does: halves, until the record to blame is alone. */
  private void split(Batch batch, BatchRejectedException why) throws SinkUnavailableException {
    List<SinkRecord> records = batch.records();
    if (records.size() == 1) {
      Rejection found = new Rejection(records.get(0).offset(), why.getMessage());
      write(List.of(), batch.positionAfter(List.of(found)), batch.again());
      return;
    }
    int half = records.size() / 2;
    Position next = batch.next();
    Position between = new Position(LOG, 0, records.get(half).offset(), next.pending());
    write(records.subList(0, half), batch.again() ? next : between, batch.again());
    write(records.subList(half, records.size()), position.advancedTo(next.offset()), batch.again());
  }

  @Override
  public void close() {
    sink.close();
  }
}
