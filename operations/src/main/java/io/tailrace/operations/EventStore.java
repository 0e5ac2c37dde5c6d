package io.tailrace.operations;

import io.tailrace.core.engine.ExportFailedException;
import io.tailrace.core.engine.ExportResult;
import io.tailrace.core.engine.SinkReader;
import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.core.sql.SqlRefusedException;
import io.tailrace.core.sql.SqlResult;
import java.io.File;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a sink has written, as operations ask it. Safe for use by many threads. */
public class EventStore {
  private final SinkReader reader;

  public EventStore(SinkReader reader) {
    this.reader = reader;
  }

  /**
   * What an export wrote. Immutable.
   *
   * @param folder where they are
   * @param rows how many events were written
   * @param files how many were made
   * @param bytes how large they are together
   */
  public record Exported(String folder, long rows, long files, long bytes) {}

  /**
   * Answers what somebody typed: exactly one SELECT, read-only, without access to files or network.
   *
   * @throws OperationException it is refused, wrong, or took too long
   */
  public final QueryRows query(String sql, QueryLimits limits) throws OperationException {
    try {
      SqlResult result = reader.query(sql, limits.sql());
      return new QueryRows(result.columns(), result.rows(), result.truncated());
    } catch (SqlRefusedException e) {
      throw OperationException.refused(e.getMessage());
    } catch (SinkUnavailableException e) {
      throw OperationException.unavailable(e.getMessage());
    }
  }

  /**
   * Whether it has this event.
   *
   * @param receivedAt if known, it is found sooner
   * @throws OperationException it cannot be asked now
   */
  public final boolean holds(String feed, String eventId, @Nullable Instant receivedAt)
      throws OperationException {
    try {
      return reader.holds(feed, eventId, receivedAt);
    } catch (SinkUnavailableException e) {
      throw OperationException.unavailable(e.getMessage());
    }
  }

  /**
   * Writes rows out as Parquet files.
   *
   * @throws OperationException it cannot; says what can be done instead
   */
  public final Exported export(Path folder, @Nullable Instant from, @Nullable Instant to)
      throws OperationException {
    try {
      ExportResult result = reader.export(folder, from, to);
      long bytes = result.files().stream().map(Path::toFile).mapToLong(File::length).sum();
      return new Exported(folder.toString(), result.rows(), result.files().size(), bytes);
    } catch (ExportFailedException e) {
      throw OperationException.refused(e.getMessage());
    } catch (SinkUnavailableException e) {
      throw OperationException.unavailable(e.getMessage());
    }
  }
}
