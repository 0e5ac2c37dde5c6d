package io.tailrace.sink.database;

import io.tailrace.core.engine.ExportFailedException;
import io.tailrace.core.engine.ExportResult;
import io.tailrace.core.engine.SinkReader;
import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.core.sql.SqlLimits;
import io.tailrace.core.sql.SqlRefusedException;
import io.tailrace.core.sql.SqlResult;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Asks the database as any sink, and gives what can be asked of it alone. Safe for use by many
 * threads.
 */
public record DatabaseSinkReader(DatabaseReader reader, Suppressions suppressions)
    implements SinkReader {
  @Override
  public SqlResult query(String sql, SqlLimits limits)
      throws SqlRefusedException, SinkUnavailableException {
    return reader.sql(sql, limits);
  }

  @Override
  public boolean holds(String feed, String eventId, Instant receivedAt)
      throws SinkUnavailableException {
    return reader.holds(feed, eventId);
  }

  @Override
  public ExportResult export(Path folder, Instant from, Instant to) throws ExportFailedException {
    throw new ExportFailedException(
        "The database is not exported; the warehouse is. Nothing was written to " + folder + ".");
  }
}
