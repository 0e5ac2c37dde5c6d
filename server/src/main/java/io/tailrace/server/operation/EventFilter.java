package io.tailrace.server.operation;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Which events somebody wants to see. Immutable.
 *
 * @param types event types, object types or metrics, letters' case aside, as in {@code
 *     email_bounced}, {@code email}, {@code bounced}; empty = all
 * @param person any id or address of a person, letters' case aside; null = all
 */
public record EventFilter(Set<String> types, String person) {
  public static final EventFilter ALL = new EventFilter(Set.of(), null);

  public EventFilter {
    types =
        types.stream()
            .map(type -> type.strip().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    person = person == null ? null : person.toLowerCase(Locale.ROOT);
  }

  boolean wants(RecordView event) {
    return hasType(event) && isOf(event);
  }

  private boolean hasType(RecordView event) {
    return types.isEmpty()
        || Stream.of(event.eventType(), event.objectType(), event.metric())
            .anyMatch(type -> type != null && types.contains(type.toLowerCase(Locale.ROOT)));
  }

  private boolean isOf(RecordView event) {
    return person == null
        || isPerson(event.person())
        || isPerson(event.recipient())
        || (event.data() != null && isIn(event.data()));
  }

  private boolean isIn(JsonNode data) {
    return isPerson(data.path("customer_id").asString(null))
        || isPerson(data.path("email_address").asString(null))
        || data.path("identifiers").valueStream().anyMatch(id -> isPerson(id.asString(null)));
  }

  private boolean isPerson(String text) {
    return text != null && text.toLowerCase(Locale.ROOT).equals(person);
  }
}
