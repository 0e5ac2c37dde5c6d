package io.tailrace.core.sink;

import io.tailrace.core.log.Position;
import java.util.List;
import java.util.Optional;

/**
 * The one door out. A sink keeps its committed position with its effect: in the same transaction,
 * or by a protocol that comes to the same. Each sink is driven by one consumer, on one platform
 * thread; it need not be safe for several, except for {@link #stopping}, and for {@link #close},
 * which may come from another thread once the consumer has stopped.
 */
public interface Sink extends AutoCloseable {

  /** Such as {@code database}, {@code warehouse} or {@code handler:<name>}. Never changes. */
  String name();

  /** What this sink asks of its consumer. */
  SinkTraits traits();

  /**
   * Connects, creates or migrates what it needs. Called before anything else, and again after any
   * {@link SinkUnavailableException}; must then start from a clean connection.
   */
  void open() throws SinkUnavailableException;

  /**
   * The position committed with the last effect; empty if this sink never had one in this
   * partition.
   */
  Optional<Position> committed(int partition) throws SinkUnavailableException;

  /**
   * Takes this partition over: from now on, whoever has a lower epoch commits nothing more. In one
   * step with reading the position, or else one who was frozen meanwhile could still commit between
   * the two, and what it had done would be done again.
   *
   * @param first where a sink begins that never had a position in this partition: where the log
   *     began, however far back it still reaches
   * @return the position committed last, or {@code first}
   * @throws SinkUnavailableException also if it belongs to a higher epoch
   */
  Position claim(Position first, long epoch) throws SinkUnavailableException;

  /**
   * Gives these records their effect and commits, together with it, {@code
   * batch.positionAfter(rejections)}. May be given no records: then only the position moves.
   *
   * <p>When {@code batch.again()} is set, any of its records may have had its effect before: doing
   * it again must change nothing.
   *
   * @return the records that it refused, with the reason of each; all others are committed
   * @throws SinkUnavailableException try the same later: nothing of this batch was committed, or it
   *     is not known whether it was, and then {@link #committed} will tell
   * @throws BatchRejectedException something in it is refused but the sink cannot tell what;
   *     nothing was committed
   */
  List<Rejection> write(Batch batch) throws SinkUnavailableException, BatchRejectedException;

  /**
   * Sets the committed position, forward or back, on an operator's word. Records that are then
   * handed over a second time come in batches marked {@code again}.
   */
  void reset(Position position, long epoch) throws SinkUnavailableException;

  /**
   * How far its effects are safe even if a part of the sink is lost that may be lost by itself,
   * such as a write-ahead log beside the file that it belongs to. The log keeps what is past it.
   * Asked after a commit, on the consumer's thread; must be quick. At most the committed position,
   * which it is for a sink without such parts.
   *
   * @param committed the position committed last, in this partition
   */
  default Position safePosition(Position committed) {
    return committed;
  }

  /**
   * Its consumer is to end: a call that only waits for somebody else, or tries again, should come
   * to its end soon, as unavailable if need be. May come from any thread at any moment; only {@link
   * #close} follows the call under way.
   */
  default void stopping() {}

  @Override
  void close();
}
