package io.tailrace.dashboard.story;

import io.tailrace.dashboard.component.Badge;
import io.tailrace.dashboard.component.ChangeForm;
import io.tailrace.dashboard.component.DataTable;
import io.tailrace.dashboard.component.PagerLinks;
import io.tailrace.dashboard.component.TimelineEntry;
import io.tailrace.dashboard.component.Tone;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One person: may we write to them, and what did they get? Immutable.
 *
 * @param title what people know them by
 * @param tone of the verdict
 * @param sentence the verdict, in words
 * @param channels the verdict by channel
 * @param facts by which they are known
 * @param reasons what says not to write to them; no rows = nothing
 * @param lifts what lets a suppressed address be written to again; none = the visitor may not
 * @param preferences what they want to hear of; no rows = they have not said
 * @param others who else goes by their address; null = nobody
 * @param story what happened; null = nobody is known by this address
 */
public record PersonModel(
    String title,
    Tone tone,
    String sentence,
    List<Badge> channels,
    List<StoryFact> facts,
    DataTable reasons,
    List<ChangeForm> lifts,
    DataTable preferences,
    @Nullable DataTable others,
    @Nullable Story story) {

  public PersonModel {
    channels = List.copyOf(channels);
    facts = List.copyOf(facts);
    lifts = List.copyOf(lifts);
  }

  /**
   * A page of what happened, newest first.
   *
   * @param csv a link to all of it as a file
   */
  public record Story(List<TimelineEntry> entries, PagerLinks pager, String csv) {
    public Story {
      entries = List.copyOf(entries);
    }
  }
}
