package io.tailrace.sink.database;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;

/**
 * Times as ISO 8601 text in UTC, of one width per precision, so that text sorts as time does.
 * Written by hand because every event has several. Stateless.
 */
final class Timestamps {
  /** 9999-12-31T23:59:59Z: later years have more digits and would sort wrongly. */
  private static final long LAST_SECOND = 253_402_300_799L;

  private static final long FIRST_SECOND = -62_167_219_200L;

  /** The seconds written last: most events of a batch share a few. Racing threads do no harm. */
  private static final Written[] RECENT = new Written[1024];

  private Timestamps() {}

  /** Whether a year of four digits holds it. */
  static boolean fits(Instant time) {
    return time.getEpochSecond() >= FIRST_SECOND && time.getEpochSecond() <= LAST_SECOND;
  }

  /** {@code 2026-11-24T06:00:00Z}. */
  static String seconds(Instant time) {
    long second = time.getEpochSecond();
    Written written = RECENT[(int) (second & (RECENT.length - 1))];
    if (written == null || written.second != second) {
      written = new Written(second, toSecond(time, 20).append('Z').toString());
      RECENT[(int) (second & (RECENT.length - 1))] = written;
    }
    return written.text;
  }

  /** {@code 2026-11-24T06:00:00.123Z}. */
  static String millis(Instant time) {
    StringBuilder text = toSecond(time, 24).append('.');
    return digits(text, time.get(ChronoField.MILLI_OF_SECOND), 3).append('Z').toString();
  }

  /** In whole seconds if it has no more than those. */
  static String shortest(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).equals(time) ? seconds(time) : time.toString();
  }

  /** The hour that it falls in. */
  static Instant hour(Instant time) {
    return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), 3600L) * 3600L);
  }

  /** Reads either form. */
  static Instant parse(String text) {
    return text == null ? null : Instant.parse(text);
  }

  private static StringBuilder toSecond(Instant time, int length) {
    if (!fits(time)) {
      throw new IllegalArgumentException("the year of " + time + " has more than four digits");
    }
    LocalDateTime utc = LocalDateTime.ofEpochSecond(time.getEpochSecond(), 0, ZoneOffset.UTC);
    StringBuilder text = new StringBuilder(length);
    digits(text, utc.getYear(), 4).append('-');
    digits(text, utc.getMonthValue(), 2).append('-');
    digits(text, utc.getDayOfMonth(), 2).append('T');
    digits(text, utc.getHour(), 2).append(':');
    digits(text, utc.getMinute(), 2).append(':');
    return digits(text, utc.getSecond(), 2);
  }

  private static StringBuilder digits(StringBuilder text, int number, int width) {
    for (int unit = width == 4 ? 1000 : width == 3 ? 100 : 10; unit > 0; unit /= 10) {
      text.append((char) ('0' + number / unit % 10));
    }
    return text;
  }

  private record Written(long second, String text) {}
}
