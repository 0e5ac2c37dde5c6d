package io.tailrace.sink.forward;

import io.tailrace.customerio.Event;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Writes the fields of an event's data, all or those that were asked for. Immutable. */
record EventFields(Set<String> asked, Set<String> never) {
  static final JsonFactory JSON = new JsonFactory();

  /** Those, or all if none are named. */
  static EventFields of(List<String> asked) {
    return new EventFields(Set.copyOf(asked), Set.of());
  }

  /** The same without these. */
  EventFields without(String... names) {
    return new EventFields(asked, Set.of(names));
  }

  /** Writes them as fields of the object that is open. */
  void write(JsonGenerator to, Event event) {
    try (JsonParser from = JSON.createParser(ObjectReadContext.empty(), event.data().json())) {
      from.nextToken();
      while (from.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = from.currentName();
        from.nextToken();
        if ((asked.isEmpty() || asked.contains(name)) && !never.contains(name)) {
          to.writeName(name);
          to.copyCurrentStructure(from);
        } else {
          from.skipChildren();
        }
      }
    }
  }
}
