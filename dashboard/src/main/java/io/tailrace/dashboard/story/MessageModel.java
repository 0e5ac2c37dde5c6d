package io.tailrace.dashboard.story;

import io.tailrace.dashboard.component.DataTable;
import io.tailrace.dashboard.component.EmptyState;
import io.tailrace.dashboard.component.Tone;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one message. Immutable.
 *
 * @param tone of its end
 * @param sentence what became of it, in words
 * @param facts to whom it went, what sent it
 * @param steps how far it got and what was done with it, by time
 * @param why it was refused; null if it was not
 * @param events what was received of it
 * @param more whether there are others, which are not shown
 * @param raw what was sent of each event that the log keeps
 * @param content what it said
 * @param others links to the messages of other feeds that have the same id
 */
public record MessageModel(
    Tone tone,
    String sentence,
    List<StoryFact> facts,
    List<StoryStep> steps,
    @Nullable Why why,
    DataTable events,
    boolean more,
    List<RawEvent> raw,
    Content content,
    List<StoryFact> others) {

  public MessageModel {
    facts = List.copyOf(facts);
    steps = List.copyOf(steps);
    raw = List.copyOf(raw);
    others = List.copyOf(others);
  }

  /**
   * Why it was refused.
   *
   * @param said what the receiving server said
   * @param meaning the same for people
   * @param mender who can mend it, and how
   * @param link where that is described
   */
  public record Why(String said, String meaning, String mender, String link) {}

  /**
   * An event as it was sent.
   *
   * @param name what happened
   * @param json spread over lines, so that people can read it
   */
  public record RawEvent(String name, String json) {}

  /**
   * What it said: HTML in a frame, or text, or why it is not kept.
   *
   * @param preview where the frame finds it; empty = it is no HTML
   * @param text of a message that is no HTML; empty = it is
   * @param note what of it is not shown; empty = nothing
   * @param links what it links to
   * @param headers an e-mail's own
   * @param missing null if it is kept
   */
  public record Content(
      String preview,
      String text,
      String note,
      @Nullable DataTable links,
      @Nullable DataTable headers,
      @Nullable EmptyState missing) {}
}
