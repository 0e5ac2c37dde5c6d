package io.tailrace.customerio;

import java.time.Instant;
import java.util.stream.Stream;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.sym.PropertyNameMatcher;

/**
 * Reads one event object, with its data or passing over them. The receiver and the decoder both go
 * through here, so that what one can read the other can too. For one thread and one object.
 */
final class EventReader {
  private static final int EVENT_ID = 0;
  private static final int OBJECT_TYPE = 1;
  private static final int OBJECT_TYPE_TYPE = 2;
  private static final int METRIC = 3;
  private static final int TIMESTAMP = 4;
  private static final int TEXTS = 5;
  private static final int EVENT_TYPE = 5;
  private static final int DATA = 6;
  private static final int EVENTS = 7;
  private static final PropertyNameMatcher NAMES =
      Json.names(
          Stream.of(
              "event_id",
              "object_type",
              "object_type_type",
              "metric",
              "timestamp",
              "event_type",
              "data",
              "events"));

  /** Stands for a value that is no text; no text passes the check of its characters with it. */
  private static final String NO_TEXT = "\0";

  private static final int MAX_EVENT_ID = 255;
  private static final int MAX_KIND = 100;
  private static final long LAST_SECOND = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

  private final JsonParser parser;
  private final int maxDepth;
  private final boolean withData;
  private final String[] texts = new String[TEXTS];
  private boolean legacy;
  private boolean tooDeep;
  private JsonToken dataToken;
  private long dataStart;
  private long dataEnd;
  private Object[] values;

  /** The parser must be on the object's start. */
  EventReader(JsonParser parser, boolean withData) {
    this.parser = parser;
    this.withData = withData;
    this.maxDepth = parser.streamReadContext().getNestingDepth() - 1 + Json.MAX_DEPTH;
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
      tooDeep |= !Json.skip(parser, maxDepth);
    }
  }

  private void value(int name) {
    if (name == DATA) {
      data();
    } else if (name == EVENT_TYPE) {
      legacy = true;
    } else {
      texts[name] = text();
    }
  }

  private String text() {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    String text = Json.text(parser);
    return text == null ? NO_TEXT : text;
  }

  private void data() {
    dataToken = parser.currentToken();
    if (dataToken != JsonToken.START_OBJECT || !withData) {
      return;
    }
    dataStart = parser.currentTokenLocation().getByteOffset();
    DataReader reader = new DataReader(parser, maxDepth);
    values = reader.read();
    tooDeep |= reader.tooDeep();
    dataEnd = parser.currentLocation().getByteOffset();
  }

  /** What makes this no event; null when it is one. */
  Problem problem() {
    Reason reason = reason();
    return reason == null ? null : reason.problem();
  }

  private Reason reason() {
    if (tooDeep) {
      return Reason.TOO_DEEP;
    }
    if (legacy && texts[METRIC] == null && objectTypeText() == null) {
      return Reason.FORMAT_OF_2012;
    }
    Reason inText = textReason();
    if (inText != null) {
      return inText;
    }
    if (dataToken == null || dataToken == JsonToken.VALUE_NULL) {
      return Reason.MISSING_DATA;
    }
    return dataToken == JsonToken.START_OBJECT ? null : Reason.INVALID_DATA;
  }

  private Reason textReason() {
    if (!hasEventId()) {
      return Reason.MISSING_EVENT_ID;
    }
    if (!isPlain(texts[EVENT_ID], MAX_EVENT_ID)) {
      return Reason.INVALID_EVENT_ID;
    }
    Reason inKind = kindReason();
    if (inKind != null) {
      return inKind;
    }
    if (texts[TIMESTAMP] == null) {
      return Reason.MISSING_TIMESTAMP;
    }
    return seconds() == null ? Reason.INVALID_TIMESTAMP : null;
  }

  private Reason kindReason() {
    if (isAbsent(texts[METRIC])) {
      return Reason.MISSING_METRIC;
    }
    if (!isPlain(texts[METRIC], MAX_KIND)) {
      return Reason.INVALID_METRIC;
    }
    String objectType = objectTypeText();
    if (objectType == null) {
      return KindNames.impliedBy(texts[METRIC]) == null ? Reason.MISSING_OBJECT_TYPE : null;
    }
    return isPlain(objectType, MAX_KIND) ? null : Reason.INVALID_OBJECT_TYPE;
  }

  boolean hasEventId() {
    return !isAbsent(texts[EVENT_ID]);
  }

  /** Only to be called when there is no problem. */
  EventKey key() {
    ObjectType objectType = objectType();
    return new EventKey(
        texts[EVENT_ID],
        objectType,
        KindNames.canonical(objectType, texts[METRIC]),
        Instant.ofEpochSecond(seconds()));
  }

  Object[] values() {
    return values;
  }

  int dataStart() {
    return (int) dataStart;
  }

  int dataEnd() {
    return (int) dataEnd;
  }

  private ObjectType objectType() {
    String given = objectTypeText();
    return given == null ? KindNames.impliedBy(texts[METRIC]) : ObjectType.of(given);
  }

  /** The vendor's schema of preference changes says {@code object_type_type}. */
  private String objectTypeText() {
    if (!isAbsent(texts[OBJECT_TYPE])) {
      return texts[OBJECT_TYPE];
    }
    return isAbsent(texts[OBJECT_TYPE_TYPE]) ? null : texts[OBJECT_TYPE_TYPE];
  }

  private Long seconds() {
    Long seconds = Json.wholeNumber(texts[TIMESTAMP]);
    return seconds == null || seconds < 0 || seconds > LAST_SECOND ? null : seconds;
  }

  private static boolean isAbsent(String text) {
    return text == null || text.isBlank();
  }

  /** No control characters, which some databases refuse, and no half of a surrogate pair. */
  private static boolean isPlain(String text, int maxLength) {
    if (text.length() > maxLength) {
      return false;
    }
    for (int at = 0; at < text.length(); at++) {
      int point = text.codePointAt(at);
      if (point < ' ' || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
        return false;
      }
      at += Character.charCount(point) - 1;
    }
    return true;
  }
}
