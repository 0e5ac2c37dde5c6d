package io.tailrace.sink.forward;

import io.tailrace.core.handler.SinkPosition;
import io.tailrace.core.log.Position;
import io.tailrace.core.log.ReadLimit;
import io.tailrace.core.sink.Batch;
import io.tailrace.core.sink.Rejection;
import io.tailrace.core.sink.Sink;
import io.tailrace.core.sink.SinkRecord;
import io.tailrace.core.sink.SinkTraits;
import io.tailrace.core.sink.SinkUnavailableException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Posts each event to an address, at least once, one person's in order and other people's beside.
 * Its position is in the small store, so what was under way at a crash is sent again. For one
 * thread, but for {@link #stopping}.
 */
final class ForwardSink implements Sink {
  private static final Duration LINGER = Duration.ofMillis(20);
  private static final Duration GOOD_END = Duration.ofSeconds(5);
  private final ForwardConfig config;
  private final EventChoice choice;
  private final ForwardTarget target;
  private final Underway underway;
  private final SinkPosition position;
  private final InstantSource clock;
  private @Nullable Position committed;

  ForwardSink(
      ForwardConfig config, ForwardTarget target, SinkPosition position, InstantSource clock) {
    this.config = config;
    this.choice = EventChoice.of(config);
    this.target = target;
    this.underway = new Underway(config.sink(), target);
    this.position = position;
    this.clock = clock;
  }

  /** What one asks of its consumer. */
  static SinkTraits traits(ForwardConfig config) {
    return SinkTraits.of(new ReadLimit(500, 8 << 20), LINGER)
        .inOrder()
        .doublingOnReplay()
        .retrying(config.retry());
  }

  @Override
  public String name() {
    return config.sink();
  }

  @Override
  public SinkTraits traits() {
    return traits(config);
  }

  @Override
  public void open() throws SinkUnavailableException {
    target.gate().check(clock.instant());
  }

  @Override
  public Optional<Position> committed(int partition) throws SinkUnavailableException {
    return position.committed(partition);
  }

  @Override
  public Position claim(Position first, long epoch) throws SinkUnavailableException {
    committed = position.claim(first, epoch);
    return committed;
  }

  @Override
  public List<Rejection> write(Batch batch) throws SinkUnavailableException {
    List<SinkRecord> wanted = batch.records().stream().filter(choice::takes).toList();
    List<Rejection> rejections = wanted.isEmpty() ? List.of() : handedOver(wanted);
    commit(batch.epoch(), batch.positionAfter(rejections));
    return rejections;
  }

  private List<Rejection> handedOver(List<SinkRecord> wanted) throws SinkUnavailableException {
    target.gate().check(clock.instant());
    underway.resume();
    Handover handover = new Handover(config.sink(), underway, target.most());
    handover.begin(wanted);
    try {
      handover.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SinkUnavailableException(config.sink() + " was interrupted", e);
    }
    return handover.rejections();
  }

  /** One that is still under way moves nothing, and is asked for often. */
  private void commit(long epoch, Position next) throws SinkUnavailableException {
    if (!next.equals(committed)) {
      position.commit(epoch, next);
      committed = next;
    }
  }

  @Override
  public void reset(Position to, long epoch) throws SinkUnavailableException {
    target.gate().open();
    position.commit(epoch, to);
    committed = to;
  }

  @Override
  public void stopping() {
    underway.stop();
  }

  @Override
  public void close() {
    underway.close(GOOD_END);
  }
}
