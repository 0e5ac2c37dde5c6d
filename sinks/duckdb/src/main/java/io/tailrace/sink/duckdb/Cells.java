package io.tailrace.sink.duckdb;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;

/** Values of a result as plain Java ones; whatever has no plain one is a text. Stateless. */
final class Cells {
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("yyyy-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .toFormatter(java.util.Locale.ROOT);

  private Cells() {}

  static Object value(ResultSet row, int column) throws SQLException {
    Object value = row.getObject(column);
    if (value == null || value instanceof Boolean || isExact(value)) {
      return value;
    }
    if (value instanceof Number number) {
      return isReal(number) ? number.doubleValue() : (Object) number.longValue();
    }
    if (value instanceof java.sql.Timestamp) {
      return TIME.format(row.getObject(column, LocalDateTime.class));
    }
    if (value instanceof OffsetDateTime time) {
      return TIME.format(time.withOffsetSameInstant(ZoneOffset.UTC)) + "+00";
    }
    return row.getString(column);
  }

  private static boolean isExact(Object value) {
    return value instanceof BigDecimal || value instanceof BigInteger;
  }

  private static boolean isReal(Number number) {
    return number instanceof Double || number instanceof Float;
  }
}
