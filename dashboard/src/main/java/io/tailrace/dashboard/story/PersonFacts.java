package io.tailrace.dashboard.story;

import static io.tailrace.operations.RowValues.flag;
import static io.tailrace.operations.RowValues.text;
import static io.tailrace.operations.RowValues.time;

import io.tailrace.dashboard.component.TableCell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names by what somebody is known. Stateless. */
final class PersonFacts {
  private PersonFacts() {}

  static List<StoryFact> of(Map<String, Object> person) {
    List<StoryFact> facts = new ArrayList<>();
    add(facts, "E-mail", person.get("email_address"));
    add(facts, "Customer id", person.get("customer_id"));
    add(facts, "cio_id", person.get("cio_id"));
    if (facts.isEmpty()) {
      facts.add(StoryFact.of("Person", text(person, "person")));
    }
    facts.add(StoryFact.of("Feed", text(person, "feed")));
    facts.add(StoryFact.of("Subscribed", subscribed(flag(person, "subscribed"))));
    facts.add(new StoryFact("First event", TableCell.time(time(person, "first_event_at"))));
    facts.add(new StoryFact("Last event", TableCell.time(time(person, "last_event_at"))));
    return facts;
  }

  private static String subscribed(@Nullable Boolean flag) {
    return flag == null ? "Not said" : flag ? "Yes" : "No, they unsubscribed";
  }

  private static void add(List<StoryFact> facts, String name, @Nullable Object value) {
    if (value instanceof String text) {
      facts.add(StoryFact.of(name, text));
    }
  }
}
