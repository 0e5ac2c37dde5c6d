package io.tailrace.server;

import io.tailrace.core.consumer.ConsumerStore;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.log.Position;
import io.tailrace.core.sink.Batch;
import io.tailrace.core.sink.BatchRejectedException;
import io.tailrace.core.sink.Rejection;
import io.tailrace.core.sink.Sink;
import io.tailrace.core.sink.SinkTraits;
import io.tailrace.core.sink.SinkUnavailableException;
import java.util.List;
import java.util.Optional;

/**
 * A sink in a file, fed from a log that forgets sooner than the file does. If another process's
 * file has got events before, an empty one here would lack them all: it waits until somebody says
 * that this is meant. As safe for threads as the sink in it.
 */
final class HomeboundSink implements Sink {
  /** Where a log begins: a position there says that nothing was written yet. */
  private static final long FIRST = 1;

  private final Sink sink;
  private final ConsumerStore store;

  HomeboundSink(Sink sink, ConsumerStore store) {
    this.sink = sink;
    this.store = store;
  }

  @Override
  public String name() {
    return sink.name();
  }

  @Override
  public SinkTraits traits() {
    return sink.traits();
  }

  @Override
  public void open() throws SinkUnavailableException {
    sink.open();
  }

  @Override
  public Optional<Position> committed(int partition) throws SinkUnavailableException {
    Optional<Position> here = sink.committed(partition);
    if (here.isEmpty() && begunElsewhere(partition)) {
      throw new SinkUnavailableException(
          "the "
              + name()
              + " was begun in another process's data folder, and here it is empty: nothing is"
              + " written to it, and it is tried again. Start a worker on that folder; or let this"
              + " one begin anew with what the log still holds: 'tailrace replay --sink "
              + name()
              + "'");
    }
    return here;
  }

  private boolean begunElsewhere(int partition) throws SinkUnavailableException {
    try {
      return store
              .positions()
              .committed(name(), partition)
              .filter(p -> p.offset() > FIRST)
              .isPresent()
          && store.replays().next(name(), partition).isEmpty();
    } catch (StoreUnavailableException e) {
      throw new SinkUnavailableException(
          "it cannot be seen whether another process has the " + name() + ": " + e.getMessage(), e);
    }
  }

  @Override
  public List<Rejection> write(Batch batch)
      throws SinkUnavailableException, BatchRejectedException {
    return sink.write(batch);
  }

  @Override
  public void reset(Position position, long epoch) throws SinkUnavailableException {
    sink.reset(position, epoch);
  }

  @Override
  public void close() {
    sink.close();
  }
}
