package io.tailrace.sink.bigquery;

import io.tailrace.core.engine.ExportFailedException;
import io.tailrace.core.engine.ExportResult;
import io.tailrace.core.engine.SinkReader;
import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.core.sql.SqlLimits;
import io.tailrace.core.sql.SqlRefusedException;
import io.tailrace.core.sql.SqlResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * Asks after single rows, beside whoever writes them; for all else BigQuery has tools and
 * permissions of its own. Connects at the first question. Safe for use by many threads: one asks,
 * the others wait.
 */
public final class BigQueryReader implements SinkReader, AutoCloseable {
  private static final Instant BEGINNING = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

  // Customer.io sends an event for a week, and clocks differ.
  private static final Duration BEFORE = Duration.ofDays(9);
  private static final Duration AFTER = Duration.ofDays(2);

  // Of one who waits for the answer.
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String FIND =
      "SELECT event_id FROM {table} WHERE timestamp >= @from AND timestamp < @until"
          + " AND feed = @feed AND event_id = @id";
  private final BigQuerySettings settings;
  private Rest rest;

  public BigQueryReader(BigQuerySettings settings) {
    this.settings = settings;
  }

  /**
   * Whether there is a row of this event. It reads the days around its receipt first, and all days
   * only if it is not there.
   *
   * @param receivedAt null if it is not known
   */
  @Override
  public synchronized boolean holds(String feed, String eventId, Instant receivedAt)
      throws SinkUnavailableException {
    boolean found =
        receivedAt != null
            && holds(feed, eventId, receivedAt.minus(BEFORE), receivedAt.plus(AFTER));
    return found || holds(feed, eventId, BEGINNING, END);
  }

  private boolean holds(String feed, String eventId, Instant from, Instant until)
      throws SinkUnavailableException {
    Dataset dataset = settings.dataset();
    Query query =
        new Query(FIND, dataset.quoted(Tables.EVENTS))
            .with("from", from)
            .with("until", until)
            .with("feed", feed)
            .with("id", eventId);
    try {
      return !new Queries(rest(), dataset.project(), null).rows(query).isEmpty();
    } catch (RestException e) {
      if (e.notFound()) {
        return false;
      }
      throw BigQueryFailure.unavailable(dataset, "asked", e);
    } catch (IOException e) {
      throw BigQueryFailure.unavailable(dataset, "asked", e);
    }
  }

  @Override
  public SqlResult query(String sql, SqlLimits limits) throws SqlRefusedException {
    Dataset dataset = settings.dataset();
    throw new SqlRefusedException(
        ("The warehouse is in BigQuery; ask it there: bq query --project_id=%s"
                + " --use_legacy_sql=false 'SELECT … FROM %s.delivery_events'. The database is"
                + " asked with --on database.")
            .formatted(dataset.project(), dataset.name()));
  }

  @Override
  public ExportResult export(Path folder, Instant from, Instant to) throws ExportFailedException {
    throw new ExportFailedException(
        "The warehouse is in BigQuery, which writes itself out: EXPORT DATA, as in"
            + " docs/bigquery.md. Nothing was written to "
            + folder
            + ".");
  }

  private Rest rest() throws IOException {
    if (rest == null) {
      Access access = settings.access();
      rest = new Rest(access.rest(), access.credentials(), new Retrying(PATIENCE));
    }
    return rest;
  }

  @Override
  public synchronized void close() {
    if (rest != null) {
      rest.close();
      rest = null;
    }
  }
}
