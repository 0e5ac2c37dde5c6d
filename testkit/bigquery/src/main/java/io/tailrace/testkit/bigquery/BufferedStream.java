package io.tailrace.testkit.bigquery;

import io.grpc.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A stream of the type BUFFERED: rows lie in it unseen until they are flushed. Guarded by the
 * server's lock.
 */
final class BufferedStream {
  private final String name;
  private final Table table;
  private final boolean strict;
  private final List<Row> rows = new ArrayList<>();
  private int flushed;
  private boolean ended;
  private Instant lastTraffic;

  BufferedStream(String name, Table table, Instant now, boolean strict) {
    this.name = name;
    this.table = table;
    this.strict = strict;
    this.lastTraffic = now;
  }

  String name() {
    return name;
  }

  Table table() {
    return table;
  }

  Instant lastTraffic() {
    return lastTraffic;
  }

  void traffic(Instant now) {
    lastTraffic = now;
  }

  /** "Stream data using the Storage Write API", buffered type and offsets. */
  void append(List<Row> more, long offset) throws Refusal {
    if (ended) {
      throw Refusal.finalized(name);
    }
    if (offset < rows.size()) {
      throw Refusal.alreadyExists(name, rows.size(), offset);
    }
    if (offset > rows.size()) {
      throw Refusal.outOfRange(name, rows.size(), offset);
    }
    rows.addAll(more);
  }

  int end() {
    return rows.size();
  }

  /**
   * FlushRows: rows up to this offset, itself included; doing it again changes nothing, but a
   * strict server refuses it, and any flush once the stream is finalised.
   */
  void flush(long offset) throws Refusal {
    if (strict && ended) {
      throw Refusal.invalid("Stream has been finalized and cannot be flushed. Entity: " + name);
    }
    if (strict && offset >= 0 && offset < flushed) {
      throw new Refusal(
          Status.ALREADY_EXISTS,
          "Flush offset " + offset + " is before the flushed " + flushed + ". Entity: " + name);
    }
    if (offset < 0 || offset >= rows.size()) {
      throw new Refusal(
          Status.OUT_OF_RANGE, "Flush offset " + offset + " is beyond the stream's " + rows.size());
    }
    for (; flushed <= offset; flushed++) {
      table.add(rows.get(flushed));
      rows.set(flushed, null);
    }
  }

  /** FinalizeWriteStream: nothing more can be appended; how many rows it has. */
  long finish() {
    ended = true;
    return rows.size();
  }
}
