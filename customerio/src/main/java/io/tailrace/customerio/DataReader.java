package io.tailrace.customerio;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.sym.PropertyNameMatcher;

/** Reads one {@code data} object. For one thread and one object. */
final class DataReader {
  private static final PropertyNameMatcher IDENTIFIERS =
      EventJson.names(Stream.of("id", "email", "cio_id"));
  private static final PropertyNameMatcher DEVICE =
      EventJson.names(Stream.of("device_id", "device_platform", "failure_message"));

  /** A list that can be told from others when it is taken out of the values. */
  record Devices(List<Device> list) {}

  private final JsonParser parser;
  private final int maxDepth;
  private boolean tooDeep;

  DataReader(JsonParser parser, int maxDepth) {
    this.parser = parser;
    this.maxDepth = maxDepth;
  }

  /** The values by the ordinals of {@link DataField}; of a name given twice, the last one. */
  @Nullable Object[] read() {
    @Nullable Object[] values = new Object[DataField.count()];
    int name;
    while ((name = parser.nextNameMatch(DataField.NAMES)) != PropertyNameMatcher.MATCH_END_OBJECT) {
      parser.nextToken();
      if (name >= 0) {
        values[name] = value(DataField.at(name).kind);
      }
      skipRest();
    }
    return values;
  }

  boolean tooDeep() {
    return tooDeep;
  }

  private @Nullable Object value(DataField.Kind kind) {
    return switch (kind) {
      case TEXT -> EventJson.text(parser);
      case ID -> EventJson.id(parser);
      case FLAG -> EventJson.flag(parser);
      case IDENTIFIERS -> identifiers();
      case DEVICES -> devices();
      case LATER -> parser.currentToken() == JsonToken.VALUE_NULL ? null : Boolean.TRUE;
    };
  }

  private @Nullable Identifiers identifiers() {
    @Nullable String @Nullable [] texts = texts(IDENTIFIERS);
    return texts == null ? null : new Identifiers(texts[0], texts[1], texts[2]);
  }

  private @Nullable Devices devices() {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      return null;
    }
    List<Device> devices = new ArrayList<>(1);
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      @Nullable String @Nullable [] texts = texts(DEVICE);
      if (texts != null) {
        devices.add(new Device(texts[0], texts[1], texts[2]));
      }
      skipRest();
    }
    return new Devices(List.copyOf(devices));
  }

  /** The texts of three fields of the current value, if it is an object. */
  private @Nullable String @Nullable [] texts(PropertyNameMatcher names) {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      return null;
    }
    @Nullable String[] texts = new String[3];
    int name;
    while ((name = parser.nextNameMatch(names)) != PropertyNameMatcher.MATCH_END_OBJECT) {
      parser.nextToken();
      if (name >= 0) {
        texts[name] = EventJson.text(parser);
      }
      skipRest();
    }
    return texts;
  }

  private void skipRest() {
    tooDeep |= !EventJson.skip(parser, maxDepth);
  }
}
