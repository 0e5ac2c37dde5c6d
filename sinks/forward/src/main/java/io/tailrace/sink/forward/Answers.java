package io.tailrace.sink.forward;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a receiver's answer means. Immutable.
 *
 * @param urlKey the name of the setting that holds the address
 */
record Answers(String urlKey) {
  private static final Set<Integer> NOT_NOW = Set.of(408, 425, 429);

  /** However long a receiver asks for, it is tried once an hour. */
  private static final Duration LONGEST = Duration.ofHours(1);

  /**
   * What follows from it.
   *
   * @param retryAfter that header, if there is one
   * @param head the answer's first bytes as text
   */
  CallResult of(int status, @Nullable String retryAfter, String head, Instant now) {
    if (status >= 200 && status < 300) {
      return new CallResult.Taken();
    }
    String said = "HTTP " + status + (head.isBlank() ? "" : ": " + head);
    if (status >= 500 || NOT_NOW.contains(status)) {
      return new CallResult.Later("it answers " + said, after(retryAfter, now));
    }
    if (status == 410) {
      return new CallResult.Gone(
          "it answers 410 Gone: nobody is there any more. Change or remove "
              + urlKey
              + ", and start again");
    }
    return status >= 300 && status < 400
        ? new CallResult.Refused(
            said + " (it sends to another address, and no call follows: change " + urlKey + ")")
        : new CallResult.Refused(said);
  }

  private static @Nullable Duration after(@Nullable String retryAfter, Instant now) {
    if (retryAfter == null) {
      return null;
    }
    Duration asked = parsed(retryAfter.strip(), now);
    return asked == null || asked.isNegative() ? null : shorter(asked);
  }

  private static Duration shorter(Duration asked) {
    return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
  }

  private static @Nullable Duration parsed(String text, Instant now) {
    try {
      return text.chars().allMatch(Character::isDigit) && text.length() < 10
          ? Duration.ofSeconds(Long.parseLong(text))
          : Duration.between(
              now, ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (NumberFormatException | DateTimeParseException e) {
      return null; // it says nothing that can be understood
    }
  }
}
