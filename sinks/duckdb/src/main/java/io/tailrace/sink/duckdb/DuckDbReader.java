package io.tailrace.sink.duckdb;

import io.tailrace.core.engine.ExportFailedException;
import io.tailrace.core.engine.ExportResult;
import io.tailrace.core.engine.SinkReader;
import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.core.sql.SqlLimits;
import io.tailrace.core.sql.SqlRefusedException;
import io.tailrace.core.sql.SqlResult;
import java.nio.file.Path;
import java.time.Instant;

/** Asks the warehouse whoever has it open. Safe for use by many threads. */
record DuckDbReader(Opener opener) implements SinkReader {

  /** Gives what reads it. Asked at each question, since most that could ask never do. */
  interface Opener {
    WarehouseReader open() throws SinkUnavailableException;
  }

  @Override
  public SqlResult query(String sql, SqlLimits limits)
      throws SqlRefusedException, SinkUnavailableException {
    return opener.open().sql(sql, limits);
  }

  @Override
  public boolean holds(String feed, String eventId, Instant receivedAt)
      throws SinkUnavailableException {
    WarehouseReader open = opener.open();
    boolean found = receivedAt != null && open.find(feed, eventId, receivedAt).isPresent();
    return found || open.find(feed, eventId).isPresent();
  }

  @Override
  public ExportResult export(Path folder, Instant from, Instant to)
      throws ExportFailedException, SinkUnavailableException {
    return opener.open().export(folder, from, to);
  }
}
