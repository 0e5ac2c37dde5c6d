package io.tailrace.testkit.bigquery;

import com.google.protobuf.ByteString;
import java.util.Map;
import java.util.function.Function;

/** One row as its writer or a statement made it. Immutable. */
public final class Row {
  private final Function<String, Object> values;

  Row(RowShape shape, ByteString bytes) {
    this.values = column -> shape.value(bytes, column);
  }

  Row(Map<String, Object> values) {
    this.values = values::get;
  }

  /**
   * A column's value: a {@code String}, a {@code Long} (of a timestamp, its microseconds), a {@code
   * Boolean}; null where the row has none.
   */
  public Object value(String column) {
    return values.apply(column);
  }

  /** A column's value as text; null where the row has none. */
  public String text(String column) {
    Object value = value(column);
    return value == null ? null : value.toString();
  }
}
