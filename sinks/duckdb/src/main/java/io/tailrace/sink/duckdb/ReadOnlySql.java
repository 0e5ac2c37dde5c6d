package io.tailrace.sink.duckdb;

import io.tailrace.core.Threads;
import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.core.sql.ResultReader;
import io.tailrace.core.sql.SqlLimits;
import io.tailrace.core.sql.SqlRefusedException;
import io.tailrace.core.sql.SqlResult;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a query that somebody typed: checked first, in a read-only transaction, within limits. Each
 * on a thread with a large stack. Stateless, but for how many do not notice that they shall end.
 */
final class ReadOnlySql {
  private static final Logger LOG = LoggerFactory.getLogger(ReadOnlySql.class);

  /**
   * DuckDB's planner goes deep, and an overflow there would end the process. Only what is used
   * counts.
   */
  private static final long STACK = 512L << 20;

  private static final Duration GRACE = Duration.ofSeconds(3);
  private static final AtomicInteger DEAF = new AtomicInteger();
  private final WarehouseReader.SessionSource sessions;

  ReadOnlySql(WarehouseReader.SessionSource sessions) {
    this.sessions = sessions;
  }

  SqlResult run(String query, SqlLimits limits)
      throws SqlRefusedException, SinkUnavailableException {
    if (DEAF.get() > 0) {
      throw new SqlRefusedException(
          "An earlier query does not notice that its time is over; others are answered once it has"
              + " ended");
    }
    FutureTask<SqlResult> answer = new FutureTask<>(() -> answer(query, limits));
    Thread thread = Threads.deep("warehouse-query", STACK, answer);
    return await(answer, thread, limits);
  }

  private static SqlResult await(FutureTask<SqlResult> answer, Thread thread, SqlLimits limits)
      throws SqlRefusedException, SinkUnavailableException {
    try {
      return answer.get(limits.time().plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      leave(thread);
      throw late(e, limits);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SqlRefusedException("The query was given up, since this process ends", e);
    } catch (ExecutionException e) {
      Throwable why = e.getCause();
      if (why instanceof SqlRefusedException refused) {
        throw refused;
      }
      if (why instanceof SinkUnavailableException unavailable) {
        throw unavailable;
      }
      throw new SqlRefusedException("The query failed: " + why, why);
    }
  }

  /** It cannot be ended from outside; until it has ended, there is no second one. */
  private static void leave(Thread thread) {
    DEAF.incrementAndGet();
    LOG.warn(
        "A query in the warehouse does not notice that its time is over; others are refused until"
            + " it has ended");
    Threads.once("warehouse-query-end", () -> awaitEnd(thread));
  }

  private static void awaitEnd(Thread thread) {
    try {
      thread.join();
      DEAF.decrementAndGet();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private SqlResult answer(String query, SqlLimits limits)
      throws SqlRefusedException, SinkUnavailableException {
    QueryDeadline deadline = null;
    try (ReadSession session = sessions.open()) {
      deadline = QueryDeadline.start(limits.time(), session);
      SqlGuard.check(session, query);
      return result(session, query, limits);
    } catch (SQLException e) {
      throw refused(e, deadline != null && deadline.over(), limits);
    } finally {
      if (deadline != null) {
        deadline.close();
      }
    }
  }

  private static SqlResult result(ReadSession session, String query, SqlLimits limits)
      throws SQLException {
    try (PreparedStatement statement = session.prepare(query);
        ResultSet rows = statement.executeQuery()) {
      return new ResultReader(rows, Cells::value, limits).read();
    }
  }

  private static SqlRefusedException late(Exception e, SqlLimits limits) {
    return new SqlRefusedException(
        "The query was stopped after "
            + limits.time().toSeconds()
            + " s. Narrow it, for instance by timestamp",
        e);
  }

  private static SqlRefusedException refused(SQLException e, boolean late, SqlLimits limits) {
    if (late) {
      return late(e, limits);
    }
    if (DuckDbFailure.of(e) == DuckDbFailure.MEMORY) {
      return new SqlRefusedException(
          "The query needs more memory than it may use. Narrow it, or export the rows and query the"
              + " files",
          e);
    }
    if (DuckDbFailure.of(e) == DuckDbFailure.INTERRUPTED) {
      return new SqlRefusedException(
          "The query was ended because the warehouse is being opened again. Try again", e);
    }
    return new SqlRefusedException(String.valueOf(e.getMessage()), e);
  }
}
