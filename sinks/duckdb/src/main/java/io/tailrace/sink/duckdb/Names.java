package io.tailrace.sink.duckdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tailrace.core.sink.SourceName;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.duckdb.DuckDBAppender;

/**
 * What campaigns and such are called, written with the next batch: the file has one writer. Safe
 * for use by many threads, but for {@link #write}.
 */
final class Names {
  private final AtomicReference<List<SourceName>> given = new AtomicReference<>();

  /** Replaces all that are there. */
  void give(List<SourceName> names) {
    given.set(List.copyOf(names));
  }

  /** In a transaction; returns what was written, to be told {@link #committed}; null = nothing. */
  List<SourceName> write(Warehouse warehouse) throws SQLException {
    List<SourceName> names = given.get();
    if (names == null) {
      return null;
    }
    warehouse.run("DELETE FROM names");
    try (DuckDBAppender rows = warehouse.appender(null, "names")) {
      for (SourceName name : names) {
        append(rows, name);
      }
      warehouse.flush(rows);
    }
    return names;
  }

  private static void append(DuckDBAppender rows, SourceName name) throws SQLException {
    rows.beginRow();
    rows.append(name.feed());
    rows.append(name.kind());
    rows.append(name.id());
    rows.append(name.parentId());
    rows.append(name.name() == null ? null : wellFormed(name.name()));
    rows.append(name.state());
    rows.appendEpochMicros(Micros.of(name.refreshedAt()));
    rows.endRow();
  }

  /** Half a surrogate pair has no UTF-8, which DuckDB would refuse. */
  private static String wellFormed(String text) {
    return new String(text.getBytes(UTF_8), UTF_8);
  }

  void committed(List<SourceName> names) {
    given.compareAndSet(names, null);
  }
}
