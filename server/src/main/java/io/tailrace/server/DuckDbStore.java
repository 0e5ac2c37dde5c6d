package io.tailrace.server;

import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.core.sql.SqlRefusedException;
import io.tailrace.core.sql.SqlResult;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.QueryLimits;
import io.tailrace.operations.QueryRows;
import io.tailrace.operations.WarehouseStore;
import io.tailrace.sink.duckdb.ExportFailedException;
import io.tailrace.sink.duckdb.ExportResult;
import io.tailrace.sink.duckdb.WarehouseReader;
import java.io.File;
import java.nio.file.Path;
import java.time.Instant;

/** The warehouse in DuckDB as operations ask it. Safe for use by many threads. */
public final class DuckDbStore implements WarehouseStore {
  private final Opener<WarehouseReader> reader;

  public DuckDbStore(Opener<WarehouseReader> reader) {
    this.reader = reader;
  }

  @Override
  public QueryRows query(String sql, QueryLimits limits) throws OperationException {
    try {
      SqlResult result = reader.open().sql(sql, limits.sql());
      return new QueryRows(result.columns(), result.rows(), result.truncated());
    } catch (SqlRefusedException e) {
      throw OperationException.refused(e.getMessage());
    } catch (SinkUnavailableException e) {
      throw OperationException.unavailable(e.getMessage());
    }
  }

  @Override
  public boolean holds(String feed, String eventId, Instant receivedAt) throws OperationException {
    try {
      WarehouseReader open = reader.open();
      boolean found = receivedAt != null && open.find(feed, eventId, receivedAt).isPresent();
      return found || open.find(feed, eventId).isPresent();
    } catch (SinkUnavailableException e) {
      throw OperationException.unavailable(e.getMessage());
    }
  }

  @Override
  public Exported export(Path folder, Instant from, Instant to) throws OperationException {
    try {
      ExportResult result = reader.open().export(folder, from, to);
      long bytes = result.files().stream().map(Path::toFile).mapToLong(File::length).sum();
      return new Exported(folder.toString(), result.rows(), result.files().size(), bytes);
    } catch (ExportFailedException e) {
      throw OperationException.refused(e.getMessage());
    } catch (SinkUnavailableException e) {
      throw OperationException.unavailable(e.getMessage());
    }
  }
}
