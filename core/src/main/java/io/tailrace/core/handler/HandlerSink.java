package io.tailrace.core.handler;

import io.tailrace.core.consumer.PositionStore;
import io.tailrace.core.log.Position;
import io.tailrace.core.log.ReadLimit;
import io.tailrace.core.sink.Batch;
import io.tailrace.core.sink.Rejection;
import io.tailrace.core.sink.Sink;
import io.tailrace.core.sink.SinkTraits;
import io.tailrace.core.sink.SinkUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Calls a team's own code with each event, at least once, one person's events in order. It has no
 * transaction of its own, so its position is kept in the small store. For one thread.
 */
public final class HandlerSink implements Sink {
  /** Each batch is a commit in the store, and its sync; so few enough of them while it keeps up. */
  private static final Duration LINGER = Duration.ofMillis(50);

  /** What each of them asks of its consumer. */
  public static final SinkTraits TRAITS =
      SinkTraits.of(new ReadLimit(250, 8 << 20), LINGER).inOrder().doublingOnReplay();

  private final String name;
  private final EventHandler handler;
  private final SinkPosition position;

  /**
   * Makes one.
   *
   * @param name as in {@code handler:<name>}, without the prefix
   * @param position of the sink of that whole name
   */
  public HandlerSink(String name, EventHandler handler, SinkPosition position) {
    this.name = name(name);
    this.handler = handler;
    this.position = position;
  }

  /** One that begins with the oldest record that the log still has. */
  public HandlerSink(String name, EventHandler handler, PositionStore positions) {
    this(name, handler, new SinkPosition(name(name), positions));
  }

  /** As a sink: {@code handler:<name>}. */
  public static String name(String handler) {
    return "handler:" + handler;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public SinkTraits traits() {
    return TRAITS;
  }

  @Override
  public void open() {}

  @Override
  public Optional<Position> committed(int partition) throws SinkUnavailableException {
    return position.committed(partition);
  }

  @Override
  public Position claim(Position first, long epoch) throws SinkUnavailableException {
    return position.claim(first, epoch);
  }

  @Override
  public List<Rejection> write(Batch batch) throws SinkUnavailableException {
    List<Rejection> rejections = new HandedOver(name, handler).all(batch.records());
    position.commit(batch.epoch(), batch.positionAfter(rejections));
    return rejections;
  }

  @Override
  public void reset(Position to, long epoch) throws SinkUnavailableException {
    position.commit(epoch, to);
  }

  @Override
  public void close() {}
}
