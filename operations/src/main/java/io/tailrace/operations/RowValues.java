package io.tailrace.operations;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of a row of the database, which come as JSON knows them, from either engine.
 * Stateless.
 */
public final class RowValues {
  private RowValues() {}

  /** A text that is never absent. */
  public static String text(Map<String, Object> row, String column) {
    return Objects.requireNonNull((String) row.get(column), column);
  }

  /** A time that is never absent. */
  public static Instant time(Map<String, Object> row, String column) {
    return Instant.parse(text(row, column));
  }

  /** A whole number; 0 where it is absent. */
  public static long number(Map<String, Object> row, String column) {
    return row.get(column) instanceof Number number ? number.longValue() : 0;
  }

  /** Yes or no, for which SQLite has numbers. */
  public static @Nullable Boolean flag(Map<String, Object> row, String column) {
    Object value = row.get(column);
    if (value instanceof Number number) {
      return number.longValue() != 0;
    }
    return value instanceof Boolean flag ? flag : null;
  }
}
