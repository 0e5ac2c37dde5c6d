package io.tailrace.customerio;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * What a change of preferences says of channels and topics: {@code
 * {"channels":{"email":false},"topics":{"topic_1":true}}}. Lenient: a value is a boolean, however
 * it is written, or an object with {@code subscribed} and, of a topic, {@code channels}; anything
 * else says nothing. Stateless.
 */
public final class SubscriptionPreferences {
  private static final int MOST = 1_000;

  private SubscriptionPreferences() {}

  /**
   * Whether something is wanted. Immutable.
   *
   * @param objectType the channel; {@code customer} = all
   * @param topic the topic's key; empty = all that the channel sends
   */
  public record Choice(String objectType, String topic, boolean wanted) {}

  /** All choices in it, at most 1,000; none if it is no JSON object. */
  public static List<Choice> read(@Nullable String json) {
    Reading reading = new Reading();
    if (json != null) {
      try (JsonParser parser = EventJson.open(json)) {
        reading.read(parser);
      } catch (JacksonException e) {
        // It is no JSON, or not to its end; what it said until there may be cut off.
        return List.of();
      }
    }
    return List.copyOf(reading.choices.values());
  }

  private static final class Reading {
    private final Map<List<String>, Choice> choices = new LinkedHashMap<>();

    void read(JsonParser parser) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return;
      }
      eachField(
          parser,
          name -> {
            switch (name) {
              case "channels" -> channels(parser, "");
              case "topics" -> topics(parser);
              default -> {}
            }
          });
    }

    private void topics(JsonParser parser) {
      eachField(
          parser,
          topic -> {
            add(ObjectType.CUSTOMER.name(), topic, EventJson.flag(parser));
            eachField(parser, name -> ofTopic(parser, topic, name));
          });
    }

    private void ofTopic(JsonParser parser, String topic, String name) {
      switch (name) {
        case "subscribed" -> add(ObjectType.CUSTOMER.name(), topic, EventJson.flag(parser));
        case "channels" -> channels(parser, topic);
        default -> {}
      }
    }

    private void channels(JsonParser parser, String topic) {
      eachField(
          parser,
          channel -> {
            String type = channel.strip().toLowerCase(Locale.ROOT);
            add(type, topic, EventJson.flag(parser));
            eachField(
                parser,
                name ->
                    add(type, topic, name.equals("subscribed") ? EventJson.flag(parser) : null));
          });
    }

    private void add(String objectType, String topic, @Nullable Boolean wanted) {
      boolean known = choices.containsKey(List.of(objectType, topic));
      if (wanted != null && (known || choices.size() < MOST)) {
        choices.put(List.of(objectType, topic), new Choice(objectType, topic, wanted));
      }
    }

    /** Calls on each value of the current object, if it is one; passes over what is left of it. */
    private static void eachField(JsonParser parser, FieldReader reader) {
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        return;
      }
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        parser.nextToken();
        reader.read(name);
        parser.skipChildren();
      }
    }
  }

  private interface FieldReader {
    void read(String name);
  }
}
