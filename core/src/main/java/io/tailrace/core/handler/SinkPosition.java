package io.tailrace.core.handler;

import io.tailrace.core.consumer.PositionStore;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.log.LogReader;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.Position;
import io.tailrace.core.sink.SinkUnavailableException;
import java.util.Optional;

/**
 * The position of a sink that has no transaction of its own: it is kept in the small store, so what
 * happened after the last commit happens again. As safe for use by many threads as the store.
 */
public final class SinkPosition {
  private static final long NO_OWNER = 0;
  private final String sink;
  private final PositionStore store;
  private final Beginning beginning;

  /** Of a sink that begins with the oldest record that the log still has. */
  public SinkPosition(String sink, PositionStore store) {
    this(sink, store, first -> first);
  }

  /**
   * Of a sink that begins where it is told.
   *
   * @param sink the whole name, such as {@code handler:crm}
   */
  public SinkPosition(String sink, PositionStore store, LogReader log, StartAt start) {
    this(sink, store, first -> start.in(log, first));
  }

  private SinkPosition(String sink, PositionStore store, Beginning beginning) {
    this.sink = sink;
    this.store = store;
    this.beginning = beginning;
  }

  /** Where a partition begins whose very first position this is. */
  private interface Beginning {
    Position of(Position first) throws LogUnavailableException;
  }

  /**
   * Notes where each partition begins that never had a position. An owner of any epoch may move it.
   *
   * @param log that it is a position in
   */
  public void begin(LogReader log) throws StoreUnavailableException, LogUnavailableException {
    for (int partition = 0; partition < log.partitions(); partition++) {
      if (store.committed(sink, partition).isEmpty()) {
        Position first = Position.at(log.logId(), partition, LogReader.FIRST);
        store.compareAndSet(sink, NO_OWNER, beginning.of(first));
      }
    }
  }

  /** The one committed last; empty if there was none in this partition. */
  public Optional<Position> committed(int partition) throws SinkUnavailableException {
    try {
      return store.committed(sink, partition);
    } catch (StoreUnavailableException e) {
      throw new SinkUnavailableException(e.getMessage(), e);
    }
  }

  /**
   * Takes the partition over. In two steps: where several processes share a store, its leases keep
   * late commits out.
   */
  public Position claim(Position first, long epoch) throws SinkUnavailableException {
    Optional<Position> before = committed(first.partition());
    Position position = before.isPresent() ? before.get() : begin(first);
    commit(epoch, position);
    return position;
  }

  private Position begin(Position first) throws SinkUnavailableException {
    try {
      return beginning.of(first);
    } catch (LogUnavailableException e) {
      throw new SinkUnavailableException(
          sink + " does not know where to begin until the log can be read: " + e.getMessage(), e);
    }
  }

  /**
   * Commits it.
   *
   * @throws SinkUnavailableException also if the partition belongs to a higher epoch
   */
  public void commit(long epoch, Position position) throws SinkUnavailableException {
    try {
      if (!store.compareAndSet(sink, epoch, position)) {
        throw new SinkUnavailableException(
            sink + " is owned by another process now; this one no longer writes to it");
      }
    } catch (StoreUnavailableException e) {
      throw new SinkUnavailableException(e.getMessage(), e);
    }
  }
}
