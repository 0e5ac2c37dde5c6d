package io.tailrace.operations.series;

import io.tailrace.operations.OperationException;
import io.tailrace.sink.database.CountSpan;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * From an hour on, up to another: counts are kept by the hour, so a range is rounded outwards to
 * whole hours. Immutable.
 *
 * @param from inclusive
 * @param to exclusive
 */
public record TimeRange(Instant from, Instant to) {
  /** What {@code from} is where nobody says it. */
  public static final String USUAL = "7d";

  private static final Pattern AGO = Pattern.compile("(\\d{1,5})([hdw])");

  /** Later years have more digits than the tables' texts. */
  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  /** Those of a day, and of a day and time that name no zone, are in the asker's. */
  private static final List<Form> FORMS =
      List.of(
          (text, zone) -> OffsetDateTime.parse(text).toInstant(),
          (text, zone) -> LocalDateTime.parse(text).atZone(zone).toInstant(),
          (text, zone) -> LocalDate.parse(text).atStartOfDay(zone).toInstant());

  /** A way to write a time. */
  private interface Form {
    Instant read(String text, ZoneId zone);
  }

  public TimeRange {
    from = from.truncatedTo(ChronoUnit.HOURS);
    Instant hour = to.truncatedTo(ChronoUnit.HOURS);
    to = hour.equals(to) ? hour : hour.plus(1, ChronoUnit.HOURS);
  }

  /**
   * Reads one as people write it: {@code 24h}, {@code 7d} or {@code 2w} ago, ISO 8601, or {@code
   * now}. Days ago are whole days: {@code 7d} is the beginning of the day seven days ago.
   *
   * @param from null = {@link #USUAL}
   * @param to null = now
   * @param zone whose days they are
   */
  public static TimeRange of(@Nullable String from, @Nullable String to, ZoneId zone, Instant now)
      throws OperationException {
    Instant start = time("from", from == null ? USUAL : from, zone, now);
    Instant end = time("to", to == null ? "now" : to, zone, now);
    if (!start.isBefore(end)) {
      throw OperationException.wrongRequest(
          "'from' (" + start + ") is not before 'to' (" + end + "): nothing lies between.");
    }
    return new TimeRange(start, end);
  }

  private static Instant time(String name, String text, ZoneId zone, Instant now)
      throws OperationException {
    String word = text.strip();
    Matcher ago = AGO.matcher(word);
    if (word.equals("now")) {
      return now;
    }
    if (ago.matches()) {
      return ago(Integer.parseInt(ago.group(1)), ago.group(2), zone, now);
    }
    return FORMS.stream()
        .flatMap(form -> read(() -> form.read(word, zone)).stream())
        .filter(time -> !time.isBefore(Instant.EPOCH) && time.isBefore(LATEST))
        .findFirst()
        .orElseThrow(
            () ->
                OperationException.wrongRequest(
                    "'%s' is '%s', and must be 24h or 7d for how long ago, a time such as 2027-01-31 or 2027-01-31T12:00:00Z, or now."
                        .formatted(name, text)));
  }

  private static Instant ago(int count, String unit, ZoneId zone, Instant now) {
    return switch (unit) {
      case "h" -> now.minus(count, ChronoUnit.HOURS);
      case "d" -> daysAgo(count, zone, now);
      default -> daysAgo(7 * count, zone, now);
    };
  }

  private static Instant daysAgo(int days, ZoneId zone, Instant now) {
    return now.atZone(zone).toLocalDate().minusDays(days).atStartOfDay(zone).toInstant();
  }

  private interface Reading {
    Instant read();
  }

  private static Optional<Instant> read(Reading reading) {
    try {
      return Optional.of(reading.read());
    } catch (DateTimeException notThisForm) {
      return Optional.empty();
    }
  }

  CountSpan span() {
    return new CountSpan(from, to);
  }

  /** How long it is. */
  public Duration length() {
    return Duration.between(from, to);
  }
}
