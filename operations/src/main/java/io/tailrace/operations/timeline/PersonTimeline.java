package io.tailrace.operations.timeline;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of what happened to one person, newest first. Immutable.
 *
 * @param feed whose person it is; null if nobody goes by that id
 * @param person their id; null if nobody goes by that id
 * @param items messages with their events, and events of no message
 * @param next the {@code before} of the page behind this one; null = there is none
 */
public record PersonTimeline(
    @Nullable String feed, @Nullable String person, List<Item> items, @Nullable String next) {

  /** Whether there is such a person. */
  public boolean known() {
    return person != null;
  }

  /**
   * A message with those of its events that are on this page, or events of no message.
   *
   * @param at the newest event here; of a message whose events are no longer kept, its last one
   * @param message a row of {@code deliveries} with {@code source_name}; null = of no message, or
   *     of one that is no longer kept
   * @param continued whether later events of the message are on a page before this one
   * @param events rows of {@code activity} with {@code source_name}, newest first; none where they
   *     are no longer kept
   */
  public record Item(
      Instant at,
      @Nullable Map<String, Object> message,
      boolean continued,
      List<Map<String, Object>> events) {}
}
