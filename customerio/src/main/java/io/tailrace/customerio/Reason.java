package io.tailrace.customerio;

import java.util.Locale;
import java.util.regex.Pattern;

/** Why a body cannot be read as an event. Immutable, safe to share between threads. */
public enum Reason {
  INVALID_UTF8("it is not UTF-8 text"),
  NOT_JSON("it is not one well-formed JSON value"),
  NOT_AN_OBJECT("it is JSON, but not an object"),
  TOO_DEEP("its objects and arrays are nested deeper than an event's may be"),
  TOO_LARGE("a number or a field's name in it is longer than an event's may be"),
  TOO_MANY_EVENTS("it holds more events than one request may"),
  INVALID_EVENTS("it has no `event_id`, and its `events` is not an array"),
  FORMAT_OF_2012(
      "it is in Customer.io's format of 2012, with `event_type` in place of `object_type` and"
          + " `metric`; re-create the reporting webhook to get the present one"),
  MISSING_EVENT_ID("it has no `event_id`"),
  INVALID_EVENT_ID("its `event_id` is not a plain text of at most 255 characters, or a number"),
  MISSING_METRIC("it has no `metric`"),
  INVALID_METRIC("its `metric` is not a plain text of at most 100 characters"),
  MISSING_OBJECT_TYPE("it has no `object_type`, and its `metric` does not tell it"),
  INVALID_OBJECT_TYPE("its `object_type` is not a plain text of at most 100 characters"),
  MISSING_TIMESTAMP("it has no `timestamp`"),
  INVALID_TIMESTAMP("its `timestamp` is not a number of whole seconds between 1970 and 9999"),
  TIMESTAMP_IN_MILLISECONDS("its `timestamp` seems to be in milliseconds; it must be in seconds"),
  TIMESTAMP_WITH_FRACTION("its `timestamp` has a fraction of a second; it must be whole seconds"),
  TIMESTAMP_AS_DATE(
      "its `timestamp` is a date in text; it must be the seconds since 1970, as a number"),
  MISSING_DATA("it has no `data`"),
  INVALID_DATA("its `data` is not an object");

  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
  private static final Pattern FRACTION = Pattern.compile("\\d{1,12}\\.\\d{1,30}");

  /** As seconds, this is past the year 9999. */
  private static final long LEAST_MILLISECONDS = 253_402_300_799L;

  private final String code;
  private final String message;

  Reason(String message) {
    this.code = name().toLowerCase(Locale.ROOT);
    this.message = "Cannot read the body as an event: " + message + ".";
  }

  /** What is wrong with a time that is no number of seconds. */
  static Reason ofTimestamp(String text) {
    if (DATE.matcher(text).lookingAt()) {
      return TIMESTAMP_AS_DATE;
    }
    Long number = EventJson.integral(text);
    if (number != null) {
      return number > LEAST_MILLISECONDS ? TIMESTAMP_IN_MILLISECONDS : INVALID_TIMESTAMP;
    }
    return FRACTION.matcher(text).matches() ? TIMESTAMP_WITH_FRACTION : INVALID_TIMESTAMP;
  }

  /** A name that stays the same across versions, such as {@code missing_event_id}. */
  public String code() {
    return code;
  }

  Problem problem() {
    return new Problem(this, message);
  }

  Problem problemAt(long offset) {
    return new Problem(this, message + " It breaks at byte " + offset + ".");
  }
}
