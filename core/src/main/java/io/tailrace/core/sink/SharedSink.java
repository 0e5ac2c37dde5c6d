package io.tailrace.core.sink;

import io.tailrace.core.log.Position;
import java.util.List;
import java.util.Optional;

/**
 * One sink under the consumers of several partitions, for a sink that can be opened only once: they
 * take turns. It is opened when the first of them asks, anew after it was unavailable, and closed
 * with the last of them. Safe for use by many threads.
 */
public final class SharedSink {
  private final Sink sink;
  private boolean open;
  private int users;

  public SharedSink(Sink sink) {
    this.sink = sink;
  }

  /** This sink, for one more partition. */
  public Sink forPartition() {
    return new Share();
  }

  private synchronized void open(Share share) throws SinkUnavailableException {
    if (!share.using) {
      share.using = true;
      users++;
    }
    if (!open) {
      sink.open();
      open = true;
    }
  }

  private synchronized <T> T use(Use<T> use)
      throws SinkUnavailableException, BatchRejectedException {
    try {
      return use.of(sink);
    } catch (SinkUnavailableException | RuntimeException | Error e) {
      open = false;
      throw e;
    }
  }

  private synchronized void close(Share share) {
    if (share.using) {
      share.using = false;
      users--;
    }
    if (users == 0) {
      open = false;
      sink.close();
    }
  }

  private interface Use<T> {
    T of(Sink sink) throws SinkUnavailableException, BatchRejectedException;
  }

  /** What one partition's consumer sees of it. */
  private final class Share implements Sink {
    private boolean using;

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
      SharedSink.this.open(this);
    }

    @Override
    public Optional<Position> committed(int partition) throws SinkUnavailableException {
      return unrejected(shared -> shared.committed(partition));
    }

    @Override
    public Position claim(Position first, long epoch) throws SinkUnavailableException {
      return unrejected(shared -> shared.claim(first, epoch));
    }

    @Override
    public List<Rejection> write(Batch batch)
        throws SinkUnavailableException, BatchRejectedException {
      return use(shared -> shared.write(batch));
    }

    @Override
    public void reset(Position position, long epoch) throws SinkUnavailableException {
      unrejected(
          shared -> {
            shared.reset(position, epoch);
            return position;
          });
    }

    @Override
    public Position safePosition(Position committed) {
      synchronized (SharedSink.this) {
        return sink.safePosition(committed);
      }
    }

    private <T> T unrejected(Use<T> use) throws SinkUnavailableException {
      try {
        return SharedSink.this.use(use);
      } catch (BatchRejectedException e) {
        throw new IllegalStateException("only a batch can be rejected", e);
      }
    }

    @Override
    public void close() {
      SharedSink.this.close(this);
    }
  }
}
