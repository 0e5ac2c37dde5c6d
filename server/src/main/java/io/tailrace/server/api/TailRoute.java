package io.tailrace.server.api;

import io.tailrace.server.operation.Cursor;
import io.tailrace.server.operation.EventFilter;
import io.tailrace.server.operation.Parts;
import io.tailrace.server.operation.Tail;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * {@code GET /api/events}: a page of events after a cursor; with {@code wait}, in seconds, only
 * once there is something, or the time is over. Safe for use by many threads.
 */
final class TailRoute implements Routes.Route {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
  private final Tail tail;

  TailRoute(Parts parts) {
    this.tail = new Tail(parts);
  }

  @Override
  public Object answer(Question question) throws Exception {
    EventFilter filter =
        new EventFilter(Set.copyOf(question.texts("type")), question.text("person"));
    String after = question.text("after");
    Instant from = question.time("from");
    Cursor cursor = after == null ? tail.seek(from) : Cursor.of(after);
    tail.await(cursor, question.seconds("wait", Duration.ZERO, LONGEST_WAIT));
    return tail.read(cursor, filter);
  }
}
