package io.tailrace.sink.bigquery;

import java.util.Map;

/** BigQuery refuses rows of a request, and so has appended none of that request's. */
final class RowsRefusedException extends Exception {
  private static final long serialVersionUID = 1L;
  private final int chunk;
  private final transient Map<Integer, String> reasons;

  /**
   * Makes one.
   *
   * @param chunk which request: those before it are appended, those behind it not
   * @param reasons by the rows' places in that request
   */
  RowsRefusedException(int chunk, Map<Integer, String> reasons) {
    super("rows are refused");
    this.chunk = chunk;
    this.reasons = Map.copyOf(reasons);
  }

  int chunk() {
    return chunk;
  }

  Map<Integer, String> reasons() {
    return reasons;
  }
}
