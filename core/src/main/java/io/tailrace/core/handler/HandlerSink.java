package io.tailrace.core.handler;

import io.tailrace.core.consumer.PositionStore;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.log.Position;
import io.tailrace.core.log.ReadLimit;
import io.tailrace.core.sink.Batch;
import io.tailrace.core.sink.Rejection;
import io.tailrace.core.sink.Sink;
import io.tailrace.core.sink.SinkRecord;
import io.tailrace.core.sink.SinkTraits;
import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.customerio.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
  private final PositionStore positions;

  /**
   * Makes one.
   *
   * @param name as in {@code handler:<name>}, without the prefix
   */
  public HandlerSink(String name, EventHandler handler, PositionStore positions) {
    this.name = name(name);
    this.handler = handler;
    this.positions = positions;
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
    try {
      return positions.committed(name, partition);
    } catch (StoreUnavailableException e) {
      throw new SinkUnavailableException(e.getMessage(), e);
    }
  }

  /** In two steps: where several processes share a store, its leases keep late commits out. */
  @Override
  public Position claim(Position first, long epoch) throws SinkUnavailableException {
    Position position = committed(first.partition()).orElse(first);
    commit(epoch, position);
    return position;
  }

  @Override
  public List<Rejection> write(Batch batch) throws SinkUnavailableException {
    List<Rejection> rejections = new ArrayList<>();
    Set<String> blocked = new HashSet<>();
    for (SinkRecord record : batch.records()) {
      Event event = record.event();
      if (event == null) {
        continue; // in quarantine: not asked for
      }
      String person = event.person();
      if (person != null && blocked.contains(person)) {
        rejections.add(Rejection.behind(record.offset()));
      } else if (!handled(record, rejections) && person != null) {
        blocked.add(person);
      }
    }
    commit(batch.epoch(), batch.positionAfter(rejections));
    return rejections;
  }

  private boolean handled(SinkRecord record, List<Rejection> rejections)
      throws SinkUnavailableException {
    try {
      handler.handle(record);
      return true;
    } catch (SinkUnavailableException e) {
      throw e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SinkUnavailableException(name + " was interrupted", e);
    } catch (Exception e) {
      rejections.add(new Rejection(record.offset(), "the handler threw " + e));
      return false;
    }
  }

  private void commit(long epoch, Position position) throws SinkUnavailableException {
    try {
      if (!positions.compareAndSet(name, epoch, position)) {
        throw new SinkUnavailableException(
            name + " is owned by another process now; this one no longer writes to it");
      }
    } catch (StoreUnavailableException e) {
      throw new SinkUnavailableException(e.getMessage(), e);
    }
  }

  @Override
  public void reset(Position position, long epoch) throws SinkUnavailableException {
    commit(epoch, position);
  }

  @Override
  public void close() {}
}
