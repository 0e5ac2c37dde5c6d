package io.tailrace.operations;

import io.tailrace.customerio.Event;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which events somebody wants to see. Immutable.
 *
 * @param types event types, object types or metrics, letters' case aside, as in {@code
 *     email_bounced}, {@code email}, {@code bounced}; empty = all
 * @param person any id, e-mail address, phone number or device token of a person; null = all
 */
public record EventFilter(Set<String> types, @Nullable String person) {
  public static final EventFilter ALL = new EventFilter(Set.of(), null);

  public EventFilter {
    types =
        types.stream()
            .map(type -> type.strip().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Whether this is one of them.
   *
   * @param event null if it cannot be read
   */
  public boolean wants(@Nullable Event event) {
    return event == null
        ? types.isEmpty() && person == null
        : hasType(event) && (person == null || event.concerns(person));
  }

  private boolean hasType(Event event) {
    return types.isEmpty()
        || Stream.of(event.eventType(), event.objectType().name(), event.metric().name())
            .anyMatch(type -> types.contains(type.toLowerCase(Locale.ROOT)));
  }
}
