package io.tailrace.operations;

import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.core.sql.SqlRefusedException;
import io.tailrace.core.sql.SqlResult;
import io.tailrace.sink.database.Database;
import io.tailrace.sink.database.DatabaseReader;
import io.tailrace.sink.database.Suppressions;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The database as operations ask it. Safe for use by many threads. */
public final class DatabaseStore implements EventStore {
  private final DatabaseReader reader;
  private final Suppressions suppressions;

  public DatabaseStore(Database database) {
    this.reader = new DatabaseReader(database);
    this.suppressions = new Suppressions(database);
  }

  /** What shows and lifts them. */
  Suppressions suppressions() {
    return suppressions;
  }

  @Override
  public QueryRows query(String sql, QueryLimits limits) throws OperationException {
    try {
      SqlResult result = reader.sql(sql, limits.sql());
      return new QueryRows(result.columns(), result.rows(), result.truncated());
    } catch (SqlRefusedException e) {
      throw OperationException.refused(e.getMessage());
    } catch (SinkUnavailableException e) {
      throw OperationException.unavailable(e.getMessage());
    }
  }

  @Override
  public boolean holds(String feed, String eventId, @Nullable Instant receivedAt)
      throws OperationException {
    return ask(open -> open.holds(feed, eventId));
  }

  /** One question to the reader. */
  @FunctionalInterface
  public interface Question<T> {
    T ask(DatabaseReader reader) throws SinkUnavailableException;
  }

  public <T> T ask(Question<T> question) throws OperationException {
    try {
      return question.ask(reader);
    } catch (SinkUnavailableException e) {
      throw OperationException.unavailable(e.getMessage());
    }
  }
}
