package io.tailrace.sink.bigquery;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;

/** The rows of one request, and the offset in the stream of the first. Immutable. */
record Chunk(long offset, List<ByteString> rows) {
  /** BigQuery takes requests of up to 10 MB, with all that is around the rows. */
  static final int LARGEST_ROW = 9_900_000;

  private static final int USUAL = 2_000_000;

  /** The offset behind the last row. */
  long end() {
    return offset + rows.size();
  }

  static List<Chunk> of(List<EncodedRow> rows, long offset) {
    List<Chunk> chunks = new ArrayList<>();
    List<ByteString> open = new ArrayList<>();
    long at = offset;
    int bytes = 0;
    for (EncodedRow row : rows) {
      if (!open.isEmpty() && bytes + row.bytes().size() > USUAL) {
        chunks.add(new Chunk(at, open));
        at += open.size();
        open = new ArrayList<>();
        bytes = 0;
      }
      open.add(row.bytes());
      bytes += row.bytes().size();
    }
    if (!open.isEmpty()) {
      chunks.add(new Chunk(at, open));
    }
    return chunks;
  }
}
