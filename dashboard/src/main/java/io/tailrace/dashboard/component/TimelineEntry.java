package io.tailrace.dashboard.component;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, on a line of such. Immutable.
 *
 * @param at when; null = it has not, or nobody knows
 * @param gap what passed since the one before, as in {@code 4 min later}; empty = say nothing
 * @param href where to look closer; null = nowhere
 * @param within what belongs to it
 */
public record TimelineEntry(
    @Nullable Instant at,
    Tone tone,
    String title,
    String detail,
    String gap,
    @Nullable String href,
    List<TimelineEntry> within) {

  public TimelineEntry {
    within = List.copyOf(within);
  }
}
