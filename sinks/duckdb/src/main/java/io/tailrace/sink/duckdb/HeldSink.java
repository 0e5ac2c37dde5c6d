package io.tailrace.sink.duckdb;

import io.tailrace.core.log.Position;
import io.tailrace.core.sink.Batch;
import io.tailrace.core.sink.BatchRejectedException;
import io.tailrace.core.sink.Rejection;
import io.tailrace.core.sink.Sink;
import io.tailrace.core.sink.SinkTraits;
import io.tailrace.core.sink.SinkUnavailableException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The warehouse's sink, which another thread may have for itself between two batches: its consumer
 * waits meanwhile. As safe for threads as the sink in it, but for {@link #between}, which may come
 * from any.
 */
final class HeldSink implements Sink {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private final DuckDbSink sink;
  private final ReentrantLock lock = new ReentrantLock(true);
  private volatile boolean stopping;

  HeldSink(DuckDbSink sink) {
    this.sink = sink;
  }

  /** Does something with the sink while nothing else does. */
  interface Work<T> {
    T run() throws IOException;
  }

  /**
   * Waits for the end of a batch, and does this.
   *
   * @throws IOException it did not get the sink, or the work failed
   */
  <T> T between(Work<T> work) throws IOException {
    try {
      if (!lock.tryLock(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IOException(
            "The warehouse has been busy with one batch for a minute. Run it again; if it stays so,"
                + " 'tailrace status' says what the sink does");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("It was stopped while it waited for the warehouse");
    }
    try {
      return work.run();
    } finally {
      lock.unlock();
    }
  }

  /** The sink in it. */
  DuckDbSink held() {
    return sink;
  }

  /** Whether what holds the sink shall let it go. */
  boolean isStopping() {
    return stopping;
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
    lock.lock();
    try {
      stopping = false;
      sink.open();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Optional<Position> committed(int partition) throws SinkUnavailableException {
    lock.lock();
    try {
      return sink.committed(partition);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Position claim(Position first, long epoch) throws SinkUnavailableException {
    lock.lock();
    try {
      return sink.claim(first, epoch);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public List<Rejection> write(Batch batch)
      throws SinkUnavailableException, BatchRejectedException {
    lock.lock();
    try {
      return sink.write(batch);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void reset(Position position, long epoch) throws SinkUnavailableException {
    lock.lock();
    try {
      sink.reset(position, epoch);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Position safePosition(Position committed) {
    lock.lock();
    try {
      return sink.safePosition(committed);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void stopping() {
    stopping = true;
    sink.stopping();
  }

  @Override
  public void close() {
    stopping = true;
    lock.lock();
    try {
      sink.close();
    } finally {
      lock.unlock();
    }
  }
}
