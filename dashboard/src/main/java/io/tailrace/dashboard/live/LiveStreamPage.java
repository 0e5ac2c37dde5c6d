package io.tailrace.dashboard.live;

import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.dashboard.page.DashboardPage;
import io.tailrace.dashboard.page.PageAnswer;
import io.tailrace.dashboard.page.PageRequest;
import io.tailrace.dashboard.page.PageStream;
import io.tailrace.dashboard.page.PartRenderer;
import io.tailrace.dashboard.story.StoryPaths;
import io.tailrace.operations.Cursor;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.live.LiveEvents;

/**
 * {@code /live/stream}: what comes after the rows of a page. A browser that lost the connection
 * says the last id that it had, and goes on there. Safe for use by many threads.
 */
final class LiveStreamPage implements DashboardPage {
  private final LiveEvents events;
  private final SharedReading reading;
  private final StoryPaths paths;
  private final PartRenderer renderer;

  LiveStreamPage(LiveEvents events, StoryPaths paths, PartRenderer renderer) {
    this.events = events;
    this.reading = new SharedReading(events);
    this.paths = paths;
    this.renderer = renderer;
  }

  @Override
  public PageAnswer answer(PageRequest request) throws OperationException, LogUnavailableException {
    String last = request.visit().lastEventId();
    String after = last == null ? request.text("after") : last;
    Cursor from = after == null ? events.end() : Cursor.of(after);
    LiveRowMaker maker = new LiveRowMaker(request.visitor(), paths);
    return new PageStream(
        new LiveStream(reading, LiveChoice.of(request).filter(), maker, renderer, from));
  }
}
