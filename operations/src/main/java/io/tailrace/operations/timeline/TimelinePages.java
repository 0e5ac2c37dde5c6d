package io.tailrace.operations.timeline;

import static io.tailrace.operations.RowValues.time;

import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.operations.NamedSources;
import io.tailrace.operations.timeline.PersonTimeline.Item;
import io.tailrace.sink.database.DatabaseReader;
import io.tailrace.sink.database.TimelineCursor;
import io.tailrace.sink.database.TimelineReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts one person's pages together. For one thread. */
final class TimelinePages {
  /** Behind every id of a message. */
  private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

  private final TimelineReader rows;
  private final NamedSources names;
  private final String feed;
  private final String person;
  private final int limit;

  TimelinePages(DatabaseReader reader, String feed, String person, int limit)
      throws SinkUnavailableException {
    this.rows = new TimelineReader(reader);
    this.names = new NamedSources(reader.names());
    this.feed = feed;
    this.person = person;
    this.limit = limit;
  }

  PersonTimeline at(TimelinePlace place) throws SinkUnavailableException {
    if (place.message() != null) {
      return page(List.of(), withoutEvents(place.message(), Set.of()));
    }
    List<Map<String, Object>> found = rows.events(feed, person, place.event(), limit + 1);
    List<Map<String, Object>> events = names.in(feed, first(found));
    List<Item> items = nested(events, place.event());
    if (found.size() > limit) {
      Map<String, Object> last = events.get(events.size() - 1);
      return new PersonTimeline(feed, person, items, TimelinePlace.after(last).text());
    }
    return page(items, withoutEvents(behind(events, place.event()), messages(events).keySet()));
  }

  private List<Map<String, Object>> first(List<Map<String, Object>> found) {
    return found.size() > limit ? found.subList(0, limit) : found;
  }

  private PersonTimeline page(List<Item> items, List<Map<String, Object>> silent) {
    List<Item> all = new ArrayList<>(items);
    for (Map<String, Object> message : names.in(feed, first(silent))) {
      Instant at = time(message, "last_event_at");
      all.add(new Item(at, message, false, List.of()));
    }
    String next =
        silent.size() > limit ? TimelinePlace.afterMessage(silent.get(limit - 1)).text() : null;
    return new PersonTimeline(feed, person, all, next);
  }

  /** What is older than all events: of these messages no event is kept. */
  private static @Nullable TimelineCursor<String> behind(
      List<Map<String, Object>> events, @Nullable TimelineCursor<Long> before) {
    if (!events.isEmpty()) {
      Map<String, Object> oldest = events.get(events.size() - 1);
      return new TimelineCursor<>(time(oldest, "timestamp"), LAST);
    }
    return before == null ? null : new TimelineCursor<>(before.at(), "");
  }

  private List<Map<String, Object>> withoutEvents(
      @Nullable TimelineCursor<String> before, Set<String> shown) throws SinkUnavailableException {
    return rows.messages(feed, person, before, limit + 1 + shown.size()).stream()
        .filter(message -> !shown.contains(message.get("delivery_id")))
        .limit(limit + 1L)
        .toList();
  }

  private static Map<String, List<Map<String, Object>>> messages(List<Map<String, Object>> events) {
    return events.stream()
        .filter(event -> event.get("delivery_id") != null)
        .collect(
            Collectors.groupingBy(
                event -> (String) event.get("delivery_id"),
                LinkedHashMap::new,
                Collectors.toList()));
  }

  private List<Item> nested(List<Map<String, Object>> events, @Nullable TimelineCursor<Long> before)
      throws SinkUnavailableException {
    Map<String, List<Map<String, Object>>> byMessage = messages(events);
    Map<Object, Map<String, Object>> kept = new LinkedHashMap<>();
    names
        .in(feed, rows.messages(feed, byMessage.keySet()))
        .forEach(message -> kept.put(message.get("delivery_id"), message));
    List<Item> items = new ArrayList<>();
    for (Map<String, Object> event : events) {
      String id = (String) event.get("delivery_id");
      List<Map<String, Object>> together = id == null ? List.of(event) : byMessage.remove(id);
      if (together != null) {
        Map<String, Object> message = id == null ? null : kept.get(id);
        items.add(item(message, together, before));
      }
    }
    return items;
  }

  private static Item item(
      @Nullable Map<String, Object> message,
      List<Map<String, Object>> events,
      @Nullable TimelineCursor<Long> before) {
    boolean continued =
        message != null && before != null && time(message, "last_event_at").isAfter(before.at());
    Instant at = time(events.get(0), "timestamp");
    return new Item(at, message, continued, events);
  }
}
