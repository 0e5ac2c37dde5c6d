package io.tailrace.dashboard.story;

import static io.tailrace.operations.RowValues.number;
import static io.tailrace.operations.RowValues.text;

import io.tailrace.dashboard.component.Numbers;
import io.tailrace.dashboard.component.TableCell;
import io.tailrace.operations.message.MessageReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names what is known of a message. Stateless. */
final class MessageFacts {
  private static final Map<String, String> SOURCES =
      Map.of(
          "campaign_id", "campaign",
          "broadcast_id", "broadcast",
          "newsletter_id", "newsletter",
          "transactional_message_id", "transactional");

  private MessageFacts() {}

  static List<StoryFact> of(MessageReport.Entry entry, StoryPaths paths) {
    Map<String, Object> row = entry.message();
    List<StoryFact> facts = new ArrayList<>();
    add(facts, "Subject", row.get("subject"));
    facts.add(StoryFact.of("Channel", StoryWords.channel(text(row, "object_type"))));
    if (row.get("recipient") instanceof String recipient) {
      facts.add(StoryFact.of("To", StoryWords.recipient(recipient)));
    }
    if (row.get("person") instanceof String person) {
      TableCell cell = TableCell.code(person).to(paths.person(person, entry.feed()));
      facts.add(new StoryFact("Person", cell));
    }
    source(row, paths, entry.feed(), facts);
    add(facts, "Action", row.get("action_id"));
    add(facts, "Content", row.get("content_id"));
    if (number(row, "opens") > 0) {
      facts.add(StoryFact.of("Opens", byPeople(row, "opens", "human_opens")));
    }
    if (number(row, "clicks") > 0) {
      facts.add(StoryFact.of("Clicks", byPeople(row, "clicks", "human_clicks")));
    }
    facts.add(new StoryFact("Delivery id", TableCell.code(text(row, "delivery_id"))));
    return facts;
  }

  private static void add(List<StoryFact> facts, String name, @Nullable Object value) {
    if (value != null) {
      facts.add(StoryFact.of(name, value.toString()));
    }
  }

  /** A machine opens what it scans, and people what they read. */
  private static String byPeople(Map<String, Object> row, String all, String human) {
    long people = number(row, human);
    return Numbers.count(number(row, all))
        + (people == 0
            ? ", none by a person"
            : ", " + Numbers.count(people) + " of them by people");
  }

  private static void source(
      Map<String, Object> row, StoryPaths paths, String feed, List<StoryFact> facts) {
    SOURCES.forEach(
        (column, kind) -> {
          if (row.get(column) instanceof Number id) {
            Object name = row.get("source_name");
            TableCell cell = TableCell.of(name == null ? id.toString() : name + " (" + id + ")");
            facts.add(
                new StoryFact(
                    StoryWords.sentence(kind), cell.to(paths.source(kind, id.longValue(), feed))));
          }
        });
  }
}
