package io.tailrace.operations.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which deliveries to compare. Immutable.
 *
 * @param feed whose workspace
 * @param from when deliveries were made, inclusive
 * @param to exclusive
 * @param campaignId null = all deliveries
 * @param asked as it was typed: the same words go on with an interrupted comparison, though "seven
 *     days ago" is another moment by then
 */
public record ReconcileQuestion(
    String feed, Instant from, Instant to, @Nullable Long campaignId, String asked) {
  private static final int WINDOWS = 48;
  private static final Duration LEAST = Duration.ofHours(1);

  /** The span in parts, oldest first: how many are done shows how far it is. */
  List<Window> windows() {
    Duration share = Duration.between(from, to).dividedBy(WINDOWS);
    Duration length = share.compareTo(LEAST) < 0 ? LEAST : share.plusSeconds(1);
    List<Window> windows = new ArrayList<>();
    for (Instant start = from; start.isBefore(to); start = start.plus(length)) {
      Instant end = start.plus(length);
      windows.add(new Window(start, end.isBefore(to) ? end : to));
    }
    return windows;
  }

  /** A part of the span. */
  record Window(Instant from, Instant to) {}
}
