package io.tailrace.dashboard.story;

import io.tailrace.dashboard.component.TableCell;
import io.tailrace.operations.Explanation;
import io.tailrace.operations.RecordView;
import java.util.ArrayList;
import java.util.List;

/** Names what an event is about. Stateless. */
final class EventFacts {
  private EventFacts() {}

  static List<StoryFact> of(Explanation way, StoryPaths paths) {
    List<StoryFact> facts = new ArrayList<>();
    facts.add(new StoryFact("Event id", TableCell.code(way.eventId())));
    facts.add(StoryFact.of("Feed", way.feed()));
    RecordView record = way.record();
    if (record != null) {
      about(record, way.feed(), paths, facts);
    }
    if (way.offset() != null) {
      facts.add(
          StoryFact.of("In the log", "partition " + way.partition() + ", offset " + way.offset()));
    }
    return facts;
  }

  private static void about(
      RecordView record, String feed, StoryPaths paths, List<StoryFact> facts) {
    if (record.eventType() != null) {
      facts.add(StoryFact.of("Kind", record.eventType()));
    }
    if (record.person() != null) {
      TableCell cell = TableCell.code(record.person());
      facts.add(new StoryFact("Person", cell.to(paths.person(record.person(), feed))));
    }
    if (record.recipient() != null) {
      facts.add(StoryFact.of("To", StoryWords.recipient(record.recipient())));
    }
    if (record.deliveryId() != null) {
      TableCell cell = TableCell.code(record.deliveryId());
      facts.add(new StoryFact("Message", cell.to(paths.message(record.deliveryId(), feed))));
    }
    facts.add(StoryFact.of("Source", record.source()));
    if (record.reason() != null) {
      facts.add(StoryFact.of("Quarantined", record.reason().detail()));
    }
  }
}
