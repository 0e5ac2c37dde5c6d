package io.tailrace.customerio;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A JSON object's text, known to be well-formed. Stateless. */
final class RawObject {
  private RawObject() {}

  /** The text of a field, if it has one. */
  static @Nullable String text(String json, String field) {
    return last(json, field, EventJson::text);
  }

  /** A field's object as lists of texts; a bare text counts as a list of one. */
  static Map<String, List<String>> lists(String json, String field) {
    Map<String, List<String>> lists = last(json, field, RawObject::lists);
    return lists == null ? Map.of() : Collections.unmodifiableMap(lists);
  }

  /** What {@code read} makes of the field's value, and of its last one if there are several. */
  private static <T> @Nullable T last(
      String json, String field, Function<JsonParser, @Nullable T> read) {
    @Nullable T last = null;
    try (JsonParser parser = EventJson.open(json)) {
      for (parser.nextToken(); parser.nextToken() != JsonToken.END_OBJECT; ) {
        boolean wanted = parser.currentName().equals(field);
        parser.nextToken();
        if (wanted) {
          last = read.apply(parser);
        }
        parser.skipChildren();
      }
    }
    return last;
  }

  private static Map<String, List<String>> lists(JsonParser parser) {
    Map<String, List<String>> lists = new LinkedHashMap<>();
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      return lists;
    }
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      lists.put(name, list(parser));
      parser.skipChildren();
    }
    return lists;
  }

  private static List<String> list(JsonParser parser) {
    List<String> list = new ArrayList<>(1);
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      add(list, EventJson.text(parser));
      return List.copyOf(list);
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      add(list, EventJson.text(parser));
      parser.skipChildren();
    }
    return List.copyOf(list);
  }

  private static void add(List<String> list, @Nullable String text) {
    if (text != null) {
      list.add(text);
    }
  }

  /** The object less some fields; what stays is kept to the letter. */
  static String without(String json, Set<String> fields) {
    if (!mayHold(json, fields)) {
      return json;
    }
    StringBuilder kept = new StringBuilder(json.length()).append('{');
    try (JsonParser parser = EventJson.open(json)) {
      for (parser.nextToken(); parser.nextToken() != JsonToken.END_OBJECT; ) {
        boolean drop = fields.contains(parser.currentName());
        int from = (int) parser.currentTokenLocation().getCharOffset();
        parser.nextToken();
        parser.skipChildren();
        parser.finishToken();
        if (!drop) {
          kept.append(kept.length() > 1 ? "," : "");
          kept.append(json, from, (int) parser.currentLocation().getCharOffset());
        }
      }
    }
    return kept.append('}').toString();
  }

  /** Cheap, and wrong only towards yes: a name may be written with escapes. */
  private static boolean mayHold(String json, Set<String> fields) {
    for (String field : fields) {
      if (json.contains('"' + field + '"')) {
        return true;
      }
    }
    return json.contains("\\u");
  }
}
