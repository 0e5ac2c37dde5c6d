package io.tailrace.sink.bigquery;

import com.google.api.gax.rpc.ApiException;
import io.tailrace.core.log.Position;
import io.tailrace.core.sink.SinkUnavailableException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One partition as this process sees it: what is recorded of it, and under which epoch this process
 * may record more. Whatever fails, it is thrown away and made anew. For one thread.
 */
final class Owner {
  private static final Logger log = LoggerFactory.getLogger(Owner.class);
  private final int partition;
  private final Ledger ledger;
  private final WriteApi writeApi;
  private final OperatorsWord word;
  private Ledger.Kept kept;
  private Recorded now;
  private long epoch = Long.MIN_VALUE;

  Owner(int partition, Ledger ledger, WriteApi writeApi, OperatorsWord word) {
    this.partition = partition;
    this.ledger = ledger;
    this.writeApi = writeApi;
    this.word = word;
  }

  /**
   * The position up to which all is visible. A recorded flush is done again first: whoever recorded
   * it may not have come to it, and doing it twice changes nothing.
   */
  Optional<Position> committed() throws SinkUnavailableException {
    if (now == null) {
      kept = ledger.read(partition);
      now = settled(kept.recorded());
    }
    return Optional.ofNullable(now.position());
  }

  /** If the flush fails and an operator has said not to wait for it, what it did is in doubt. */
  private Recorded settled(Recorded recorded) throws SinkUnavailableException {
    if (recorded.next() == null) {
      return recorded;
    }
    try {
      return writeApi.flush(recorded.stream(), recorded.rows())
          ? recorded.flushed()
          : recorded.doubted();
    } catch (ApiException e) {
      if (!word.isGiven(partition)) {
        throw e;
      }
      log.warn(
          "The flush of {} is given up on an operator's word: each of its rows is looked up, and"
              + " written if it is missing",
          recorded.stream(),
          e);
      return recorded.doubted();
    }
  }

  /** Whether rows are recorded to be visible and it is not known that they are. */
  boolean owesFlush() {
    return kept != null && kept.recorded().next() != null;
  }

  /** Whether this record may be visible already, though it is behind the position. */
  boolean doubts(EncodedRow row) {
    return now.doubt().isAbout(row.offset(), row.record().record().receivedAt());
  }

  /** Whether this epoch has to {@link #takeOver} before it writes. */
  boolean isOf(long wanted) {
    return now != null && epoch == wanted;
  }

  /**
   * First raises the epoch, so that nobody with a lower one can record anything more; then does
   * again what was recorded, records that, and ends the stream before ours. What lies in it beyond
   * that is never flushed. Ending it comes last: a finalised stream may refuse to be flushed, and
   * who dies before it was recorded leaves the flush to the next.
   *
   * @param first the position if there never was one; may be null
   */
  Optional<Position> claim(Position first, long wanted) throws SinkUnavailableException {
    kept = ledger.claim(partition, wanted);
    now = settled(kept.recorded());
    epoch = wanted;
    String before = now.stream();
    Recorded ended = now.ended();
    record(ended.position() == null && first != null ? ended.at(first) : ended);
    if (before != null) {
      writeApi.end(before);
    }
    return Optional.ofNullable(now.position());
  }

  /** For one who writes without a claim: the position must be the one that was told. */
  void takeOver(long wanted) throws SinkUnavailableException {
    Optional<Position> told = committed();
    if (!claim(null, wanted).equals(told)) {
      throw new SinkUnavailableException(
          "The warehouse's partition %s was written by another process until now. Its position is read again"
              .formatted(partition));
    }
  }

  /** All is visible up to this position, without any new row. */
  void moveTo(Position position) throws SinkUnavailableException {
    record(now.at(position));
  }

  /**
   * The commit: from here on these rows will be visible, whatever happens, and then that is the
   * position. It fails if somebody else has recorded anything.
   */
  void commit(OpenStream stream, Position next) throws SinkUnavailableException {
    record(now.flushing(stream.name(), stream.rows(), next));
    Recorded visible = settled(now);
    if (visible.stream() == null) {
      throw new SinkUnavailableException(
          "The warehouse's stream went before its rows were visible. What is there is looked up,"
              + " the rest is written again");
    }
    record(visible);
  }

  private void record(Recorded next) throws SinkUnavailableException {
    kept = ledger.record(partition, epoch, kept, next);
    now = next;
  }
}
