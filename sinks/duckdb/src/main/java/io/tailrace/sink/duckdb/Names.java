package io.tailrace.sink.duckdb;

import io.tailrace.core.sink.SourceName;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.duckdb.DuckDBAppender;

/**
 * What campaigns and such are called, written with the next batch: the file has one writer. {@link
 * #give} is safe for use by many threads; the rest is for the consumer's.
 */
final class Names {
  private final AtomicReference<List<SourceName>> given = new AtomicReference<>();
  private List<SourceName> written;

  /** Replaces all that are there. */
  void give(List<SourceName> names) {
    given.set(List.copyOf(names));
  }

  /** Writes what was given since the last {@link #committed}, in a transaction. */
  void write(DuckDbFile warehouse) throws SQLException {
    written = given.get();
    if (written == null) {
      return;
    }
    warehouse.run("DELETE FROM names");
    try (DuckDBAppender rows = warehouse.appender(null, "names")) {
      for (SourceName name : written) {
        append(rows, name);
      }
      warehouse.flush(rows);
    }
  }

  /** Unless others were given meanwhile, there is nothing more to write. */
  void committed() {
    given.compareAndSet(written, null);
    written = null;
  }

  private static void append(DuckDBAppender rows, SourceName name) throws SQLException {
    rows.beginRow();
    rows.append(name.feed());
    rows.append(name.kind());
    rows.append(name.id());
    rows.append(name.parentId());
    rows.append(Texts.fit(name.name()));
    rows.append(name.state());
    rows.appendEpochMicros(Micros.of(name.refreshedAt()));
    rows.endRow();
  }
}
