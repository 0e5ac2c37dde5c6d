package io.tailrace.core.consumer;

import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.Position;
import io.tailrace.core.sink.Sink;
import io.tailrace.core.sink.SinkUnavailableException;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Resumes a sink whose position means nothing in this log: it belongs to another one, or is past
 * the end. To continue at any offset would skip records or write them twice. So the sink continues
 * at the end, and what is before it is fed as {@code again}: from where somebody asks for; or,
 * where the log may be replaced behind our back, all that it holds, if the sink looks up what it
 * has. For one thread.
 */
final class Resumption {
  private static final Logger log = LoggerFactory.getLogger(Resumption.class);
  private final Losses losses;
  private final SinkPartition handled;
  private final Sink sink;
  private final int partition;
  private final Replays replays;
  private final CrashGuard caution;
  private final long epoch;

  Resumption(Losses losses, Replays replays, CrashGuard caution, long epoch) {
    this.losses = losses;
    this.handled = losses.handled();
    this.sink = handled.sink();
    this.partition = handled.partition();
    this.replays = replays;
    this.caution = caution;
    this.epoch = epoch;
  }

  /** Moves the sink to the end of this log, having asked for what is before it to be fed again. */
  Position resume(Position lost, UUID logId)
      throws SinkUnavailableException,
          LogUnavailableException,
          StoreUnavailableException,
          PositionUnknownException {
    long end = handled.reader().range(partition).end();
    List<Replay> asked = asked();
    long from = asked.isEmpty() ? byItself(lost, logId, end) : last(asked).next();
    if (from < end) {
      replays.request(sink.name(), partition, from, end);
    }
    // All of it stands in the new one by now. Those before the last are of another log.
    for (Replay replay : asked) {
      replays.advance(replay, replay.to());
    }
    Position resumed = Position.at(logId, partition, end);
    caution.forgetAll();
    sink.reset(resumed, epoch);
    return resumed;
  }

  /**
   * What somebody asked for, the last one last. It is asked for anew up to the log's end: of what
   * came in meanwhile it is not known whether the sink has it.
   */
  private List<Replay> asked() throws StoreUnavailableException {
    return replays.unfinished().stream()
        .filter(replay -> replay.sink().equals(sink.name()) && replay.partition() == partition)
        .sorted(Comparator.comparingLong(Replay::id))
        .toList();
  }

  private static Replay last(List<Replay> replays) {
    return replays.get(replays.size() - 1);
  }

  /** Where the log begins, if the sink needs nobody's word. */
  private long byItself(Position lost, UUID logId, long end)
      throws LogUnavailableException, PositionUnknownException {
    if (!handled.reader().mayBeReplaced() || sink.traits().doublesOnReplay()) {
      throw new PositionUnknownException(explain(lost, logId));
    }
    long from = handled.reader().range(partition).start();
    // Each partition finds the same: one of them says it for all.
    if (partition == 0 || lost.logId().equals(logId)) {
      losses.replaced(end);
      say(lost, logId, from, end);
    }
    return from;
  }

  private void say(Position lost, UUID logId, long from, long end) {
    log.atError()
        .addKeyValue("sink", sink.name())
        .addKeyValue("partition", partition)
        .log(
            "{}. It continues on its own: it is fed all that the log holds, offsets {} to {}, and"
                + " looks up what it has, so nothing is doubled. What was lost with the log, and it"
                + " had not had yet, 'tailrace reconcile' finds and 'tailrace backfill' fetches;"
                + " 'tailrace status' exits with 1 until 'tailrace gaps acknowledge'",
            what(lost, logId),
            from,
            end - 1);
  }

  private String explain(Position lost, UUID logId) {
    return what(lost, logId)
        + ". Nothing is written to it until an operator says where to continue: 'tailrace replay --sink "
        + sink.name()
        + " --from T' feeds it what was received since T and continues from there";
  }

  private String what(Position lost, UUID logId) {
    return "the committed position of "
        + sink.name()
        + (lost.logId().equals(logId)
            ? " is past the end of the log (offset " + lost.offset() + ")"
            : " belongs to another log (" + lost.logId() + ", this one is " + logId + ")");
  }
}
