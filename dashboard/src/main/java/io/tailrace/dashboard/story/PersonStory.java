package io.tailrace.dashboard.story;

import static io.tailrace.operations.RowValues.flag;
import static io.tailrace.operations.RowValues.text;
import static io.tailrace.operations.RowValues.time;

import io.tailrace.admin.access.MaskedLink;
import io.tailrace.dashboard.component.TimelineEntry;
import io.tailrace.operations.timeline.PersonTimeline;
import io.tailrace.operations.timeline.PersonTimeline.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts into words what happened to a person. For one page. */
final class PersonStory {
  private static final int LONGEST = 160;

  private final StoryPaths paths;
  private final String feed;

  PersonStory(StoryPaths paths, String feed) {
    this.paths = paths;
    this.feed = feed;
  }

  List<TimelineEntry> of(PersonTimeline timeline) {
    return timeline.items().stream().map(this::entry).toList();
  }

  private TimelineEntry entry(Item item) {
    if (item.message() != null) {
      return message(item, item.message());
    }
    Map<String, Object> first = item.events().get(0);
    if (item.events().size() == 1) {
      return event(first, "");
    }
    String id = text(first, "delivery_id");
    return new TimelineEntry(
        item.at(),
        StoryWords.tone(text(first, "metric"), flag(first, "human")),
        "Message " + id,
        "It is no longer kept; these are its last events.",
        "",
        null,
        events(item));
  }

  private TimelineEntry message(Item item, Map<String, Object> row) {
    return new TimelineEntry(
        item.at(),
        MessageWords.tone(row),
        title(row),
        detail(item, row),
        "",
        paths.message(text(row, "delivery_id"), feed),
        events(item));
  }

  private static String title(Map<String, Object> row) {
    if (row.get("subject") instanceof String subject) {
      return subject.length() > LONGEST ? subject.substring(0, LONGEST) + "…" : subject;
    }
    String channel = StoryWords.channel(text(row, "object_type"));
    return row.get("source_name") instanceof String source ? channel + ": " + source : channel;
  }

  /** As in {@code E-mail · Summer sale · delivered · 2 opens by people}. */
  private static String detail(Item item, Map<String, Object> row) {
    List<String> parts = new ArrayList<>();
    if (row.get("subject") != null) {
      parts.add(StoryWords.channel(text(row, "object_type")));
    }
    if (row.get("recipient") instanceof String recipient) {
      parts.add("to " + StoryWords.recipient(recipient));
    }
    if (row.get("subject") != null && row.get("source_name") instanceof String source) {
      parts.add(source);
    }
    parts.add(text(row, "status").replace('_', ' '));
    parts.addAll(MessageWords.byPeople(row));
    if (item.events().isEmpty()) {
      parts.add("its events are no longer kept");
    } else if (item.continued()) {
      parts.add("its later events stand on the page before");
    }
    return String.join(" · ", parts);
  }

  /** Oldest first, as a message's story is told. */
  private List<TimelineEntry> events(Item item) {
    List<TimelineEntry> entries = new ArrayList<>();
    Instant before = null;
    for (int i = item.events().size() - 1; i >= 0; i--) {
      Map<String, Object> row = item.events().get(i);
      entries.add(event(row, StoryWords.later(before, time(row, "timestamp"))));
      before = time(row, "timestamp");
    }
    return entries;
  }

  private TimelineEntry event(Map<String, Object> row, String gap) {
    String metric = text(row, "metric");
    return new TimelineEntry(
        time(row, "timestamp"),
        StoryWords.tone(metric, flag(row, "human")),
        StoryWords.metric(metric, flag(row, "human")),
        detail(row),
        gap,
        paths.event(text(row, "event_id"), feed),
        List.of());
  }

  private static String detail(Map<String, Object> row) {
    if (row.get("href") instanceof String href) {
      return MaskedLink.of(href);
    }
    return row.get("failure_message") instanceof String why ? why : "";
  }
}
