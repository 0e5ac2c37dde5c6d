package io.tailrace.operations.timeline;

import static io.tailrace.operations.RowValues.text;

import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.operations.DatabaseStore;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.OperationException;
import io.tailrace.sink.database.DatabaseReader;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells what happened to a person, page by page. Safe for use by many threads. */
public final class TimelineLookup {
  private final OperationContext parts;

  public TimelineLookup(OperationContext parts) {
    this.parts = parts;
  }

  /**
   * A page of it.
   *
   * @param id the person's, or any other id or address of theirs; of several, whoever had the
   *     latest event
   * @param feed null = whichever knows them
   * @param before the {@code next} of another page, or a time; null = from the newest on
   * @param limit how many events, and how many messages whose events are no longer kept
   */
  public PersonTimeline find(String id, @Nullable String feed, @Nullable String before, int limit)
      throws OperationException {
    DatabaseStore database = parts.database();
    if (database == null) {
      throw OperationException.refused("There is no database here to ask.");
    }
    TimelinePlace place = TimelinePlace.of(before);
    return database.askForPage(reader -> find(reader, id, feed, new PageQuestion(place, limit)));
  }

  private record PageQuestion(TimelinePlace place, int limit) {}

  private static PersonTimeline find(
      DatabaseReader reader, String id, @Nullable String feed, PageQuestion asked)
      throws SinkUnavailableException {
    List<Map<String, Object>> people = reader.people(id, feed);
    if (people.isEmpty()) {
      return new PersonTimeline(null, null, List.of(), null);
    }
    Map<String, Object> person =
        people.stream()
            .filter(row -> id.equals(row.get("person")))
            .findFirst()
            .orElse(people.get(0));
    var page =
        new TimelinePages(reader, text(person, "feed"), text(person, "person"), asked.limit());
    return page.at(asked.place());
  }
}
