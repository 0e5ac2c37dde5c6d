package io.tailrace.testkit.sink;

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
 * A sink that writes in another way, for negative controls. For one thread. HomeboundSink of the
 * server forwards the same calls, but is product code, which cannot use the testkit; and it changes
 * {@code claim}, where this changes {@code write}.
 *
 * @param sink does all the rest
 * @param write what is called in place of its own
 */
public record SinkWith(Sink sink, Write write) implements Sink {

  public static SinkWith write(Sink sink, Write write) {
    return new SinkWith(sink, write);
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
    return sink.committed(partition);
  }

  @Override
  public Position claim(Position first, long epoch) throws SinkUnavailableException {
    return sink.claim(first, epoch);
  }

  @Override
  public List<Rejection> write(Batch batch)
      throws SinkUnavailableException, BatchRejectedException {
    return write.write(batch);
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

  /** How it writes. */
  public interface Write {
    List<Rejection> write(Batch batch) throws SinkUnavailableException, BatchRejectedException;
  }
}
