package io.tailrace.customerio;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.sym.PropertyNameMatcher;

/**
 * Reads one event object, with its data or passing over them. The receiver and the decoder both go
 * through here, so that what one can read the other can too. For one thread and one object.
 */
final class EventReader {
  private static final int EVENT_TYPE = Envelope.TEXTS;
  private static final int DATA = EVENT_TYPE + 1;
  private static final int EVENTS = DATA + 1;

  /** The texts come first, at their numbers in the envelope. */
  private static final PropertyNameMatcher NAMES =
      EventJson.names(
          Stream.of(
              "event_id",
              "object_type",
              "object_type_type",
              "metric",
              "timestamp",
              "event_type",
              "data",
              "events"));

  private final JsonParser parser;
  private final int maxDepth;
  private final boolean withData;
  private final Envelope envelope = new Envelope();
  private long dataStart;
  private long dataEnd;
  private @Nullable Object[] values = {};

  /** The parser must be on the object's start. */
  EventReader(JsonParser parser, boolean withData) {
    this.parser = parser;
    this.withData = withData;
    this.maxDepth = parser.streamReadContext().getNestingDepth() - 1 + EventJson.MAX_DEPTH;
  }

  /** Reads to the object's end; {@code events} is told of a field of that name, on its value. */
  void read(Runnable events) {
    int name;
    while ((name = parser.nextNameMatch(NAMES)) != PropertyNameMatcher.MATCH_END_OBJECT) {
      parser.nextToken();
      if (name == EVENTS) {
        events.run();
      } else if (name >= 0) {
        value(name);
      }
      envelope.tooDeep |= !EventJson.skip(parser, maxDepth);
    }
  }

  private void value(int name) {
    if (name == DATA) {
      data();
    } else if (name == EVENT_TYPE) {
      envelope.hasEventType = true;
    } else {
      envelope.texts[name] = text();
    }
  }

  private @Nullable String text() {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    String text = EventJson.text(parser);
    return text == null ? Envelope.NO_TEXT : text;
  }

  private void data() {
    envelope.data = parser.currentToken();
    if (envelope.data != JsonToken.START_OBJECT || !withData) {
      return;
    }
    dataStart = parser.currentTokenLocation().getByteOffset();
    DataReader reader = new DataReader(parser, maxDepth);
    values = reader.read();
    envelope.tooDeep |= reader.tooDeep();
    dataEnd = parser.currentLocation().getByteOffset();
  }

  Envelope envelope() {
    return envelope;
  }

  /** The values of {@code data}; none before it was read. */
  @Nullable Object[] values() {
    return values;
  }

  int dataStart() {
    return (int) dataStart;
  }

  int dataEnd() {
    return (int) dataEnd;
  }
}
