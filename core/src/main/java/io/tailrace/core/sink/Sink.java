package io.tailrace.core.sink;

import io.tailrace.core.log.Position;
import java.util.List;
import java.util.Optional;

/**
 * A sink: the only way out. It commits its position together with its effect, in the same
 * transaction or by an equivalent protocol. Each sink is driven by one consumer, on one platform
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
   * Takes this partition over: from now on, a consumer with a lower epoch commits nothing more.
   * This and reading the position are one step. Otherwise a consumer that was frozen could still
   * commit between the two, and the new owner would repeat what it had done.
   *
   * @param first where a sink begins that never had a position in this partition: the log's very
   *     first offset, whether it is still there or not
   * @return the position committed last, or {@code first}
   * @throws SinkUnavailableException also if the partition belongs to a higher epoch
   */
  Position claim(Position first, long epoch) throws SinkUnavailableException;

  /**
   * Gives these records their effect and commits, together with it, {@code
   * batch.positionAfter(rejections)}. The batch may be empty: then only the position moves.
   *
   * <p>If {@code batch.again()} is set, any of its records may have had its effect before: to
   * repeat the effect must change nothing.
   *
   * @return the records that it refused, with the reason of each; all others are committed
   * @throws SinkUnavailableException try the same later: nothing of this batch was committed, or it
   *     is not known whether it was, and then {@link #committed} will tell
   * @throws BatchRejectedException something in it is refused but the sink cannot tell what;
   *     nothing was committed
   */
  List<Rejection> write(Batch batch) throws SinkUnavailableException, BatchRejectedException;

  /**
   * Sets the committed position, forward or back, because an operator asked for it. Records that
   * are then handed over a second time come in batches marked {@code again}.
   */
  void reset(Position position, long epoch) throws SinkUnavailableException;

  /**
   * How far the sink's effects are safe even if one of its parts is lost, such as the write-ahead
   * log beside its file. The log keeps everything past this position. Asked after a commit, on the
   * consumer's thread; must be quick. It is at most the committed position, and equal to it for a
   * sink without such parts.
   *
   * @param committed the position committed last, in this partition
   */
  default Position safePosition(Position committed) {
    return committed;
  }

  /**
   * Tells the sink that its consumer is about to end. A call that only waits or retries should end
   * soon, as unavailable if necessary. May come from any thread at any moment. After the call under
   * way only {@link #close} follows.
   */
  default void stopping() {}

  @Override
  void close();
}
