package io.tailrace.pipeline;

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
import org.jspecify.annotations.Nullable;

/**
 * A sink in a file, fed from a log that forgets sooner than the file does. If another process's
 * file has events that this one could not get any more, it waits until somebody says that this is
 * meant. As safe for threads as the sink in it.
 */
public final class LocalFileSink implements Sink {
  private final Sink sink;
  private final EventLog log;
  private final ConsumerStore store;
  private final SinkFileOwner home;

  public LocalFileSink(Sink sink, EventLog log, ConsumerStore store, SinkFileOwner home) {
    this.sink = sink;
    this.log = log;
    this.store = store;
    this.home = home;
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
    try {
      String lacking = asked(first.partition()) ? null : lacking(here, first);
      if (lacking != null) {
        throw home.lacks(lacking);
      }
      home.found(epoch);
    } catch (StoreUnavailableException | LogUnavailableException e) {
      throw new SinkUnavailableException(
          "it cannot be seen whether another process has the " + name() + ": " + e.getMessage(), e);
    }
    return sink.claim(first, epoch);
  }

  /** Whether somebody said that this one shall go on. */
  private boolean asked(int partition) throws StoreUnavailableException {
    return store.replays().next(name(), partition).isPresent();
  }

  /** What is wrong with the file here, if anything is. */
  private @Nullable String lacking(Optional<Position> here, Position first)
      throws StoreUnavailableException, LogUnavailableException {
    Optional<Position> noted = store.positions().committed(name(), first.partition());
    if (here.isEmpty() && home.isElsewhere()) {
      return "was begun in another process's data folder, and here it is empty";
    }
    if (here.isEmpty() && noted.filter(p -> p.offset() > LogReader.FIRST).isPresent()) {
      return "was begun before, in another process's data folder or here, and here it is empty";
    }
    return here.isPresent()
            && noted.filter(p -> isPast(here.get(), first, p)).isPresent()
            && here.get().offset() < log.reader().range(first.partition()).start()
        ? "went on in another process's data folder, and the log no longer holds all that came"
            + " since this one stopped"
        : null;
  }

  /** Whether this file lacks something that another one has. */
  private static boolean isPast(Position here, Position first, Position elsewhere) {
    return here.logId().equals(first.logId())
        && elsewhere.logId().equals(first.logId())
        && elsewhere.offset() > here.offset();
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
