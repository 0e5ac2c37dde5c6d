package io.tailrace.core.consumer;

import io.tailrace.core.log.LogReader;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.Position;
import io.tailrace.core.sink.Sink;
import io.tailrace.core.sink.SinkUnavailableException;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a sink, takes it over, and finds its position in this log. A sink that stands further back
 * than was noted was put back or lost its file: that is logged, and the sink continues from its own
 * position. For one thread.
 */
final class Opening {
  private static final Logger log = LoggerFactory.getLogger(Opening.class);
  private final Sink sink;
  private final int partition;
  private final LogReader reader;
  private final PositionStore positions;
  private final Losses losses;
  private final Resumption resumption;
  private final long epoch;

  Opening(Losses losses, ConsumerStore store, CrashGuard caution, long epoch) {
    this.sink = losses.handled().sink();
    this.partition = losses.handled().partition();
    this.reader = losses.handled().reader();
    this.positions = store.positions();
    this.losses = losses;
    this.resumption = new Resumption(losses, store.replays(), caution, epoch);
    this.epoch = epoch;
  }

  /** Opens the sink and returns its position in this log. */
  Position open()
      throws SinkUnavailableException,
          LogUnavailableException,
          StoreUnavailableException,
          PositionUnknownException {
    sink.open();
    UUID logId = reader.logId();
    Optional<Position> noted = positions.committed(sink.name(), partition);
    // Where the log once began, not where it begins now: what it has let go of since is missed
    // then.
    Position position = sink.claim(Position.at(logId, partition, LogReader.FIRST), epoch);
    // Asked for after it: the owner before may have come further than the log's end was a moment
    // ago.
    if (!position.logId().equals(logId) || position.offset() > reader.range(partition).end()) {
      return resumption.resume(position, logId);
    }
    noted
        .filter(before -> before.logId().equals(logId) && before.offset() > position.offset())
        .ifPresent(before -> putBack(position, before));
    return position;
  }

  private void putBack(Position position, Position before) {
    losses.hadBefore(before.offset());
    String what =
        position.offset() == LogReader.FIRST
            ? "is empty, although it had come to offset " + before.offset()
            : "stands at offset "
                + position.offset()
                + ", although it had come to "
                + before.offset();
    log.atError()
        .addKeyValue("sink", sink.name())
        .addKeyValue("partition", partition)
        .log(
            "{} {}: its file vanished or was put back to an older state (another mount, a cleaned"
                + " folder, another process's folder?). It is fed what the log still holds, from"
                + " where it stands; what the log no longer holds becomes a gap",
            sink.name(),
            what);
  }
}
