package io.tailrace.sink.bigquery;

/** The table's columns are not such that a row could be written. */
final class SchemaException extends Exception {
  private static final long serialVersionUID = 1L;

  SchemaException(String message) {
    super(message);
  }
}
