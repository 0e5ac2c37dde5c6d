package io.tailrace.dashboard.story;

import io.tailrace.dashboard.component.ChangeForm;
import io.tailrace.dashboard.component.EmptyState;
import io.tailrace.dashboard.component.TimelineEntry;
import io.tailrace.dashboard.component.Tone;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way of one event. Immutable.
 *
 * @param tone of where it is now
 * @param sentence whether we got it, and whether it is in each sink
 * @param ways one for each feed that knows its id
 */
public record EventModel(Tone tone, String sentence, List<Way> ways) {

  public EventModel {
    ways = List.copyOf(ways);
  }

  /**
   * Its way through one feed.
   *
   * @param feed that it came to; empty = there is no other
   * @param facts what it is about
   * @param ladder from when it happened to each sink
   * @param replays what feeds a sink again; none = the visitor may not, or nothing is kept
   * @param body as it was received
   */
  public record Way(
      String feed,
      List<StoryFact> facts,
      List<TimelineEntry> ladder,
      List<ChangeForm> replays,
      Body body) {

    public Way {
      facts = List.copyOf(facts);
      ladder = List.copyOf(ladder);
      replays = List.copyOf(replays);
    }
  }

  /**
   * A body, for people.
   *
   * @param id of the element on the page
   * @param text spread over lines if it is JSON
   * @param note how long it is, and what is not shown
   * @param file a link to all of it, byte by byte
   * @param missing null if it is kept
   */
  public record Body(
      String id, String text, String note, String file, @Nullable EmptyState missing) {}
}
