package io.tailrace.core.consumer;

import io.tailrace.core.log.Position;
import io.tailrace.core.sink.Sink;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies how far a sink is safe into the small store now and then, so that retention knows what the
 * sink needs even while the sink cannot be asked. A copy that is behind only keeps records a little
 * longer. For one thread.
 */
final class PositionNotes {
  private static final Logger log = LoggerFactory.getLogger(PositionNotes.class);
  private static final Duration EVERY = Duration.ofSeconds(1);
  private final Sink sink;
  private final long epoch;
  private final PositionStore positions;
  private final InstantSource clock;
  private @Nullable Position noted;
  private Instant notedAt = Instant.EPOCH;

  PositionNotes(Sink sink, long epoch, PositionStore positions, InstantSource clock) {
    this.sink = sink;
    this.epoch = epoch;
    this.positions = positions;
    this.clock = clock;
  }

  /**
   * The sink was opened, and stands here: what was noted before it was put back would else say for
   * a while that it needs less.
   */
  void opened(Position committed) throws StoreUnavailableException {
    notedAt = Instant.EPOCH;
    note(committed);
    notedAt = Instant.EPOCH;
  }

  void note(Position committed) throws StoreUnavailableException {
    Instant now = clock.instant();
    boolean soon = !now.isBefore(notedAt) && now.isBefore(notedAt.plus(EVERY));
    if (soon) {
      return;
    }
    Position safe = sink.safePosition(committed);
    if (safe.equals(noted)) {
      return;
    }
    positions.compareAndSet(sink.name(), epoch, safe);
    noted = safe;
    notedAt = now;
  }

  void last(Position committed) {
    try {
      positions.compareAndSet(sink.name(), epoch, sink.safePosition(committed));
    } catch (StoreUnavailableException e) {
      log.warn(
          "the position of {} could not be copied at the stop; retention keeps a little more until"
              + " the next start: {}",
          sink.name(),
          e.getMessage());
    }
  }
}
