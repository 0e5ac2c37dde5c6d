package io.tailrace.core.consumer;

import io.tailrace.core.log.Position;
import io.tailrace.core.log.ReadLimit;
import io.tailrace.core.sink.Batch;
import io.tailrace.core.sink.BatchRejectedException;
import io.tailrace.core.sink.BatchSize;
import io.tailrace.core.sink.BatchTooLargeException;
import io.tailrace.core.sink.Rejection;
import io.tailrace.core.sink.Sink;
import io.tailrace.core.sink.SinkRecord;
import io.tailrace.core.sink.SinkUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes batches to one sink and knows what is committed there. A batch that is refused as a whole
 * is split until the record to blame is found. After a batch that was too large for the sink, fewer
 * records are handed over at once. For one thread.
 */
final class BatchWriter {
  private final Sink sink;
  private final long epoch;
  private final ConsumerCounters counters;
  private final RejectionWindow window = new RejectionWindow();
  private final Accounts accounts = new Accounts();
  private final BatchSize size = new BatchSize();
  private @Nullable Position committed;

  BatchWriter(Sink sink, long epoch, ConsumerCounters counters) {
    this.sink = sink;
    this.epoch = epoch;
    this.counters = counters;
  }

  /** Where the sink stands; it must have been opened. */
  Position committed() {
    return Objects.requireNonNull(committed);
  }

  /** Where the sink stands; empty until it was opened. */
  Optional<Position> known() {
    return Optional.ofNullable(committed);
  }

  void committed(Position position) {
    this.committed = position;
  }

  ConsumerCounters counters() {
    return counters;
  }

  Accounts accounts() {
    return accounts;
  }

  RejectionWindow window() {
    return window;
  }

  /** How much the sink is given at once for now. */
  ReadLimit batch() {
    return size.of(sink.traits().batch());
  }

  /**
   * First attempts: these records, and the position past them. May stop early, having committed
   * less, once it shows that the sink refuses most of what it is given.
   */
  List<Rejection> advance(List<SinkRecord> records, Position next) throws SinkUnavailableException {
    return write(records, next, false);
  }

  /**
   * Records that may have had their effect before; the position moves only as {@code next} says.
   */
  List<Rejection> again(List<SinkRecord> records, Position next) throws SinkUnavailableException {
    return write(records, next, true);
  }

  /** Moves the position alone. */
  void commit(Position next) throws SinkUnavailableException {
    again(List.of(), next);
  }

  private List<Rejection> write(List<SinkRecord> records, Position next, boolean again)
      throws SinkUnavailableException {
    Batch batch = new Batch(records, next, epoch, again);
    List<Rejection> rejections;
    try {
      rejections = sink.write(batch);
    } catch (BatchRejectedException e) {
      return records.size() > 1 ? halves(records, next, again) : alone(batch, e);
    } catch (BatchTooLargeException | OutOfMemoryError e) {
      size.tooLarge();
      throw e;
    }
    if (full(records)) {
      size.done();
    }
    committed = batch.positionAfter(rejections);
    note(records.size(), rejections, again);
    return rejections;
  }

  /** Only a batch of about the present size says anything about a larger one. */
  private boolean full(List<SinkRecord> records) {
    ReadLimit limit = batch();
    long bytes = 0;
    for (SinkRecord record : records) {
      bytes += record.record().body().length;
    }
    return records.size() * 2L >= limit.maxRecords() || bytes * 2 >= limit.maxBytes();
  }

  private List<Rejection> halves(List<SinkRecord> records, Position next, boolean again)
      throws SinkUnavailableException {
    List<SinkRecord> left = records.subList(0, records.size() / 2);
    List<SinkRecord> right = records.subList(records.size() / 2, records.size());
    long boundary = right.get(0).offset();
    List<Rejection> found =
        new ArrayList<>(write(left, again ? next : upTo(boundary, next), again));
    if (!window.tripped()) {
      found.addAll(write(right, next.withPending(offsets(found)), again));
    }
    return found;
  }

  private List<Rejection> alone(Batch batch, BatchRejectedException refusal)
      throws SinkUnavailableException {
    if (batch.records().isEmpty()) {
      throw new SinkUnavailableException(
          sink.name() + " refuses to commit its position alone", refusal);
    }
    List<Rejection> found =
        List.of(new Rejection(batch.records().get(0).offset(), reason(refusal)));
    commit(batch.positionAfter(found));
    note(1, found, batch.again());
    return found;
  }

  private static String reason(BatchRejectedException refusal) {
    return Objects.requireNonNullElse(refusal.getMessage(), refusal.toString());
  }

  private void note(int records, List<Rejection> rejections, boolean again) {
    int refused = (int) rejections.stream().filter(Rejection::refused).count();
    counters.addWritten(records - rejections.size());
    counters.addRejected(refused);
    if (!again) {
      accounts.written(records - rejections.size());
      window.add(records - rejections.size(), refused);
    }
  }

  private static Position upTo(long boundary, Position next) {
    List<Long> before = next.pending().stream().filter(offset -> offset < boundary).toList();
    return new Position(next.logId(), next.partition(), boundary, before);
  }

  static List<Long> offsets(List<Rejection> rejections) {
    return rejections.stream().map(Rejection::offset).toList();
  }
}
