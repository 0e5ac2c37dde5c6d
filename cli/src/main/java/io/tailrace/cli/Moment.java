package io.tailrace.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/**
 * A time as typed: ISO 8601, in UTC where it names no zone, or how long ago, as in {@code 7d}.
 * Immutable.
 *
 * @param ago null if {@code at} is given
 */
record Moment(Duration ago, Instant at) {
  private static final Pattern AGO = Pattern.compile("(\\d{1,6})([smhdw])");
  private static final List<Function<String, Instant>> ISO =
      List.of(
          text -> OffsetDateTime.parse(text).toInstant(),
          text -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC),
          text -> LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());

  static Moment parse(String text) {
    Matcher ago = AGO.matcher(text.strip());
    if (ago.matches()) {
      return new Moment(unit(ago.group(2)).multipliedBy(Long.parseLong(ago.group(1))), null);
    }
    return new Moment(
        null,
        ISO.stream()
            .flatMap(form -> read(form, text.strip()).stream())
            .findFirst()
            .orElseThrow(() -> new TypeConversionException(noTime(text))));
  }

  private static Optional<Instant> read(Function<String, Instant> form, String text) {
    try {
      return Optional.of(form.apply(text));
    } catch (DateTimeException notThisForm) {
      return Optional.empty();
    }
  }

  private static String noTime(String text) {
    return "'"
        + text
        + "' is no time; write 2027-01-31, 2027-01-31T12:00:00Z, or 7d, 12h, 30m for how long ago";
  }

  private static Duration unit(String letter) {
    return switch (letter) {
      case "s" -> Duration.ofSeconds(1);
      case "m" -> Duration.ofMinutes(1);
      case "h" -> Duration.ofHours(1);
      case "d" -> Duration.ofDays(1);
      default -> Duration.ofDays(7);
    };
  }

  Instant on(InstantSource clock) {
    return ago == null ? at : clock.instant().minus(ago);
  }

  /** Null stays null. */
  static Instant on(InstantSource clock, Moment moment) {
    return moment == null ? null : moment.on(clock);
  }
}
