package io.tailrace.testkit.bigquery;

import com.google.protobuf.ByteString;

/** One row as its writer sent it. Immutable. */
public final class Row {
  private final RowShape shape;
  private final ByteString bytes;

  Row(RowShape shape, ByteString bytes) {
    this.shape = shape;
    this.bytes = bytes;
  }

  /**
   * A column's value: a {@code String}, a {@code Long} (of a timestamp, its microseconds), a {@code
   * Boolean}; null where the row has none.
   */
  public Object value(String column) {
    return shape.value(bytes, column);
  }

  /** A column's value as text; null where the row has none. */
  public String text(String column) {
    Object value = value(column);
    return value == null ? null : value.toString();
  }
}
