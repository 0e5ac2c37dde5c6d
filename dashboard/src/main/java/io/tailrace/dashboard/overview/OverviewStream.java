package io.tailrace.dashboard.overview;

import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.dashboard.page.StreamMessage;
import io.tailrace.dashboard.page.StreamSource;
import io.tailrace.operations.Cursor;
import io.tailrace.operations.live.LiveEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells a page that something has moved: soon after an event came, and now and then in any case.
 * For the streams' thread.
 */
final class OverviewStream implements StreamSource {
  private static final Duration AT_MOST_EVERY = Duration.ofSeconds(5);
  private static final Duration AT_LEAST_EVERY = Duration.ofSeconds(30);
  private static final List<StreamMessage> MOVED =
      List.of(new StreamMessage("moved", null, "moved"));

  private final LiveEvents events;
  private Instant told;
  private @Nullable Cursor end;

  /** Makes one for a page that was loaded at {@code now}. */
  OverviewStream(LiveEvents events, Instant now) {
    this.events = events;
    this.told = now;
  }

  @Override
  public List<StreamMessage> next(long turn) throws LogUnavailableException {
    Instant now = events.now();
    if (now.isBefore(told.plus(AT_MOST_EVERY))) {
      return List.of();
    }
    Cursor newEnd = events.end();
    boolean still = newEnd.equals(end) && now.isBefore(told.plus(AT_LEAST_EVERY));
    if (still) {
      return List.of();
    }
    end = newEnd;
    told = now;
    return MOVED;
  }
}
