package io.tailrace.admin;

import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.operations.Cursor;
import io.tailrace.operations.EventFilter;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.Tail;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * {@code GET /api/events}: a page of events after a cursor; with {@code wait}, in seconds, only
 * once there is something, or the time is over. Safe for use by many threads.
 */
final class TailRoute implements Routes.Route<Object> {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  private final Tail tail;

  TailRoute(OperationContext parts) {
    this.tail = new Tail(parts);
  }

  @Override
  public Object answer(RequestParameters question)
      throws LogUnavailableException, OperationException {
    EventFilter filter =
        new EventFilter(Set.copyOf(question.texts("type")), question.text("person"));
    String after = question.text("after");
    Instant from = question.time("from");
    Cursor cursor = after == null ? tail.seek(from) : Cursor.of(after);
    Duration wait = question.seconds("wait", Duration.ZERO, LONGEST_WAIT);
    return wait.isZero()
        ? tail.read(cursor, filter)
        : new Waiting(() -> tail.await(cursor, wait), () -> tail.read(cursor, filter));
  }
}
