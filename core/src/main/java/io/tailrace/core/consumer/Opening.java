package io.tailrace.core.consumer;

import io.tailrace.core.log.LogReader;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.Position;
import io.tailrace.core.sink.Sink;
import io.tailrace.core.sink.SinkUnavailableException;
import java.util.UUID;

/**
 * Opens a sink, takes it over, and finds where it stands in this log. A position of another log, or
 * one past its end, stops the sink: guessing would skip records or write them twice. An operator
 * says where to go on by asking for a replay. For one thread.
 */
final class Opening {
  private final Sink sink;
  private final int partition;
  private final LogReader reader;
  private final Replays replays;
  private final Caution caution;
  private final long epoch;

  Opening(Handled handled, Replays replays, Caution caution, long epoch) {
    this.sink = handled.sink();
    this.partition = handled.partition();
    this.reader = handled.reader();
    this.replays = replays;
    this.caution = caution;
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
    Position first = Position.at(logId, partition, reader.range(partition).start());
    Position position = sink.claim(first, epoch);
    // Asked for after it: the owner before may have come further than the log's end was a moment
    // ago.
    if (position.logId().equals(logId) && position.offset() <= reader.range(partition).end()) {
      return position;
    }
    return resumeWhereAsked(position, logId);
  }

  private Position resumeWhereAsked(Position lost, UUID logId)
      throws SinkUnavailableException, StoreUnavailableException, PositionUnknownException {
    Replay asked =
        replays
            .next(sink.name(), partition)
            .orElseThrow(() -> new PositionUnknownException(explain(lost, logId)));
    Position resumed = Position.at(logId, partition, asked.to());
    caution.forgetAll();
    sink.reset(resumed, epoch);
    return resumed;
  }

  private String explain(Position lost, UUID logId) {
    String what =
        lost.logId().equals(logId)
            ? "is past the end of the log (offset " + lost.offset() + ")"
            : "belongs to another log (" + lost.logId() + ", this one is " + logId + ")";
    return "the committed position of "
        + sink.name()
        + " "
        + what
        + ". Nothing is written to it until somebody says where to go on: 'tailrace replay --sink "
        + sink.name()
        + " --from T' feeds it what was received since T and goes on from there";
  }
}
