package io.tailrace.admin;

import io.tailrace.operations.Cursor;
import io.tailrace.operations.EventFilter;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.Tail;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Semaphore;

/**
 * {@code GET /api/events}: a page of events after a cursor; with {@code wait}, in seconds, only
 * once there is something, or the time is over. Safe for use by many threads.
 */
final class TailRoute implements Routes.Route {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  /** Fewer than there are threads for {@code /api}, so that others are answered all the same. */
  private static final int MOST_WAITING = 96;

  private final Semaphore places = new Semaphore(MOST_WAITING);
  private final Tail tail;

  TailRoute(OperationContext parts) {
    this.tail = new Tail(parts);
  }

  @Override
  public Object answer(RequestParameters question) throws Exception {
    EventFilter filter =
        new EventFilter(Set.copyOf(question.texts("type")), question.text("person"));
    String after = question.text("after");
    Instant from = question.time("from");
    Cursor cursor = after == null ? tail.seek(from) : Cursor.of(after);
    Duration wait = question.seconds("wait", Duration.ZERO, LONGEST_WAIT);
    if (!wait.isZero()) {
      await(cursor, wait);
    }
    return tail.read(cursor, filter);
  }

  private void await(Cursor cursor, Duration wait) throws Exception {
    if (!places.tryAcquire()) {
      throw OperationException.unavailable(
          "So many wait for events already (" + MOST_WAITING + "). End one, or ask again later.");
    }
    try {
      tail.await(cursor, wait);
    } finally {
      places.release();
    }
  }
}
