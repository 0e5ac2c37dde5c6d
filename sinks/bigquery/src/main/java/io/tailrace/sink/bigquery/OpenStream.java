package io.tailrace.sink.bigquery;

import io.tailrace.core.sink.Rejection;
import java.util.ArrayList;
import java.util.List;

/**
 * A stream that only this owner knows, and how many rows it holds. After any failure it is left
 * behind. For one thread.
 */
final class OpenStream implements AutoCloseable {
  private final String name;
  private final BigQueryAppender appender;
  private long rows;

  OpenStream(String name, BigQueryAppender appender) {
    this.name = name;
    this.appender = appender;
  }

  String name() {
    return name;
  }

  long rows() {
    return rows;
  }

  /** Appends these, but for those that BigQuery refuses. */
  List<Rejection> append(List<EncodedRow> given)
      throws StreamLostException, RequestRefusedException, InterruptedException {
    List<Rejection> refused = new ArrayList<>();
    List<EncodedRow> left = given;
    while (!left.isEmpty()) {
      List<Chunk> chunks = Chunk.of(left, rows);
      try {
        appender.append(chunks);
        rows += left.size();
        return refused;
      } catch (RowsRefusedException e) {
        int appended = Math.toIntExact(chunks.get(e.chunk()).offset() - rows);
        rows += appended;
        left = without(e, left.subList(appended, left.size()), refused);
        moved();
      }
    }
    return refused;
  }

  private static List<EncodedRow> without(
      RowsRefusedException refusal, List<EncodedRow> rows, List<Rejection> refused) {
    List<EncodedRow> left = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      String reason = refusal.reasons().get(i);
      if (reason == null) {
        left.add(rows.get(i));
      } else {
        refused.add(new Rejection(rows.get(i).offset(), "BigQuery refuses the row: " + reason));
      }
    }
    if (left.size() == rows.size()) {
      throw new IllegalStateException("BigQuery refuses rows that were not sent: " + refusal);
    }
    return left;
  }

  /**
   * Other rows go to offsets that a stray request may still reach: nobody could tell them apart.
   */
  private void moved() throws StreamLostException {
    if (appender.strays()) {
      throw new StreamLostException("rows were refused while requests were still under way");
    }
  }

  @Override
  public void close() {
    appender.close();
  }
}
