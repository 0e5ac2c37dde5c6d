package io.tailrace.customerio;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/** What an event object says outside its data, and whether that makes an event. For one thread. */
final class Envelope {
  static final int EVENT_ID = 0;
  static final int OBJECT_TYPE = 1;
  static final int OBJECT_TYPE_TYPE = 2;
  static final int METRIC = 3;
  static final int TIMESTAMP = 4;
  static final int TEXTS = 5;

  /** Stands for a value that is no text; no text passes the check of its characters with it. */
  static final String NO_TEXT = "\0";

  private static final int MAX_EVENT_ID = 255;
  private static final int MAX_KIND = 100;
  private static final long LAST_SECOND = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

  /** By the numbers above. */
  final @Nullable String[] texts = new String[TEXTS];

  /** What {@code data} begins with. */
  @Nullable JsonToken data;

  boolean hasEventType;
  boolean tooDeep;

  /** What makes this no event, if it is none. */
  @Nullable Problem problem() {
    Reason reason = reason();
    return reason == null ? null : reason.problem();
  }

  private @Nullable Reason reason() {
    if (tooDeep) {
      return Reason.TOO_DEEP;
    }
    if (hasEventType && texts[METRIC] == null && objectTypeText() == null) {
      return Reason.FORMAT_OF_2012;
    }
    Reason inText = textReason();
    if (inText != null) {
      return inText;
    }
    if (data == null || data == JsonToken.VALUE_NULL) {
      return Reason.MISSING_DATA;
    }
    return data == JsonToken.START_OBJECT ? null : Reason.INVALID_DATA;
  }

  private @Nullable Reason textReason() {
    if (!hasEventId()) {
      return Reason.MISSING_EVENT_ID;
    }
    if (!isPlain(given(EVENT_ID), MAX_EVENT_ID)) {
      return Reason.INVALID_EVENT_ID;
    }
    Reason inKind = kindReason();
    if (inKind != null) {
      return inKind;
    }
    if (texts[TIMESTAMP] == null) {
      return Reason.MISSING_TIMESTAMP;
    }
    return seconds() == null ? Reason.ofTimestamp(given(TIMESTAMP)) : null;
  }

  private @Nullable Reason kindReason() {
    if (isAbsent(texts[METRIC])) {
      return Reason.MISSING_METRIC;
    }
    if (!isPlain(given(METRIC), MAX_KIND)) {
      return Reason.INVALID_METRIC;
    }
    String objectType = objectTypeText();
    if (objectType == null) {
      return KindNames.impliedBy(metric()) == null ? Reason.MISSING_OBJECT_TYPE : null;
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
        given(EVENT_ID),
        objectType,
        KindNames.canonical(objectType, metric()),
        Instant.ofEpochSecond(Objects.requireNonNull(seconds())));
  }

  private ObjectType objectType() {
    String name = objectTypeText();
    return name == null
        ? Objects.requireNonNull(KindNames.impliedBy(metric()))
        : ObjectType.of(name.toLowerCase(Locale.ROOT));
  }

  private String metric() {
    return given(METRIC).toLowerCase(Locale.ROOT);
  }

  /** The vendor's schema of preference changes says {@code object_type_type}. */
  private @Nullable String objectTypeText() {
    if (!isAbsent(texts[OBJECT_TYPE])) {
      return texts[OBJECT_TYPE];
    }
    return isAbsent(texts[OBJECT_TYPE_TYPE]) ? null : texts[OBJECT_TYPE_TYPE];
  }

  private @Nullable Long seconds() {
    Long seconds = EventJson.integral(given(TIMESTAMP));
    return seconds == null || seconds < 0 || seconds > LAST_SECOND ? null : seconds;
  }

  /** A text that was seen to be there. */
  private String given(int field) {
    return Objects.requireNonNull(texts[field]);
  }

  private static boolean isAbsent(@Nullable String text) {
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
