package io.tailrace.server;

import io.tailrace.core.consumer.ConsumerStore;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.log.EventLog;
import io.tailrace.core.log.LogReader;
import io.tailrace.core.log.LogUnavailableException;
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
 * file has events that this one could not get any more, it waits until somebody says that this is
 * meant. As safe for threads as the sink in it.
 */
final class HomeboundSink implements Sink {
  private final Sink sink;
  private final EventLog log;
  private final ConsumerStore store;

  HomeboundSink(Sink sink, EventLog log, ConsumerStore store) {
    this.sink = sink;
    this.log = log;
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
  public void stopping() {
    sink.stopping();
  }

  @Override
  public Optional<Position> committed(int partition) throws SinkUnavailableException {
    return sink.committed(partition);
  }

  @Override
  public Position claim(Position first, long epoch) throws SinkUnavailableException {
    Optional<Position> here = sink.committed(first.partition());
    Optional<Position> elsewhere = elsewhere(first.partition());
    if (here.isEmpty() && elsewhere.filter(p -> p.offset() > LogReader.FIRST).isPresent()) {
      throw lacking("was begun in another process's data folder, and here it is empty");
    }
    if (here.isPresent()
        && elsewhere.filter(p -> isPast(here.get(), first, p)).isPresent()
        && here.get().offset() < logStart(first.partition())) {
      throw lacking(
          "went on in another process's data folder, and the log no longer holds all that came"
              + " since this one stopped");
    }
    return sink.claim(first, epoch);
  }

  private long logStart(int partition) throws SinkUnavailableException {
    try {
      return log.reader().range(partition).start();
    } catch (LogUnavailableException e) {
      throw new SinkUnavailableException(e.getMessage(), e);
    }
  }

  /** Whether this file lacks something that another one has. */
  private static boolean isPast(Position here, Position first, Position elsewhere) {
    return here.logId().equals(first.logId())
        && elsewhere.logId().equals(first.logId())
        && elsewhere.offset() > here.offset();
  }

  private SinkUnavailableException lacking(String what) {
    return new SinkUnavailableException(
        "the "
            + name()
            + " "
            + what
            + ": nothing is written to it, and it is tried again. Start a worker on the other"
            + " folder; or let this one go on with what the log still holds: 'tailrace replay"
            + " --sink "
            + name()
            + "'");
  }

  /**
   * How far the sink has come in whatever folder; empty if somebody said that this one shall go on.
   */
  private Optional<Position> elsewhere(int partition) throws SinkUnavailableException {
    try {
      return store.replays().next(name(), partition).isPresent()
          ? Optional.empty()
          : store.positions().committed(name(), partition);
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
  public Position safePosition(Position committed) {
    return sink.safePosition(committed);
  }

  @Override
  public void close() {
    sink.close();
  }
}
