package io.tailrace.dashboard.live;

import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.dashboard.page.PartRenderer;
import io.tailrace.dashboard.page.StreamMessage;
import io.tailrace.dashboard.page.StreamSource;
import io.tailrace.operations.Cursor;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.live.LiveBatch;
import io.tailrace.operations.live.LiveEvent;
import io.tailrace.operations.live.LiveFilter;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What one watcher is told: the newest of what came and was asked for, and how many came beside it.
 * Each event is counted or shown once, also by a browser that comes again. For the streams' thread.
 */
final class LiveStream implements StreamSource {
  /** More in a quarter of a second than this nobody reads. */
  static final int MOST_ROWS = 25;

  private final SharedReading reading;
  private final LiveFilter filter;
  private final LiveRowMaker maker;
  private final PartRenderer renderer;
  private Cursor next;

  LiveStream(
      SharedReading reading,
      LiveFilter filter,
      LiveRowMaker maker,
      PartRenderer renderer,
      Cursor from) {
    this.reading = reading;
    this.filter = filter;
    this.maker = maker;
    this.renderer = renderer;
    this.next = from;
  }

  @Override
  public List<StreamMessage> next(long turn) throws LogUnavailableException, OperationException {
    LiveBatch batch = reading.after(next, turn);
    boolean moved = !batch.next().equals(next);
    next = batch.next();
    List<LiveEvent> wanted = batch.events().stream().filter(filter::wants).toList();
    long more = Math.max(0, wanted.size() - MOST_ROWS) + batch.skipped();
    if (wanted.isEmpty() && more == 0) {
      // So that who comes again need not read it all once more.
      return moved ? List.of(new StreamMessage("passed", next.text(), "")) : List.of();
    }
    List<LiveEvent> newest = wanted.subList(Math.max(0, wanted.size() - MOST_ROWS), wanted.size());
    LiveRows rows = new LiveRows(newestFirst(newest), more);
    return List.of(new StreamMessage("rows", next.text(), renderer.part("live/rows.jte", rows)));
  }

  private List<LiveRow> newestFirst(List<LiveEvent> events) {
    int last = events.size() - 1;
    return IntStream.rangeClosed(0, last).mapToObj(i -> maker.row(events.get(last - i))).toList();
  }
}
