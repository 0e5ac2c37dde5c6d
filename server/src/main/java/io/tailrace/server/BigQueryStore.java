package io.tailrace.server;

import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.QueryLimits;
import io.tailrace.operations.QueryRows;
import io.tailrace.operations.WarehouseStore;
import io.tailrace.sink.bigquery.BigQueryReader;
import io.tailrace.sink.bigquery.Dataset;
import java.nio.file.Path;
import java.time.Instant;

/**
 * The warehouse in BigQuery as operations ask it: after single rows. For all else it has tools and
 * permissions of its own. Safe for use by many threads.
 */
public final class BigQueryStore implements WarehouseStore {
  private final Dataset dataset;
  private final BigQueryReader reader;

  public BigQueryStore(Dataset dataset, BigQueryReader reader) {
    this.dataset = dataset;
    this.reader = reader;
  }

  @Override
  public QueryRows query(String sql, QueryLimits limits) throws OperationException {
    throw OperationException.refused(
        ("The warehouse is in BigQuery; ask it there: bq query --project_id=%s"
                + " --use_legacy_sql=false 'SELECT … FROM %s.delivery_events'. The database is"
                + " asked with --on database.")
            .formatted(dataset.project(), dataset.name()));
  }

  @Override
  public boolean holds(String feed, String eventId, Instant receivedAt) throws OperationException {
    try {
      return reader.holds(feed, eventId, receivedAt);
    } catch (SinkUnavailableException e) {
      throw OperationException.unavailable(e.getMessage());
    }
  }

  @Override
  public Exported export(Path folder, Instant from, Instant to) throws OperationException {
    throw OperationException.refused(
        "The warehouse is in BigQuery, which writes itself out: EXPORT DATA, as in"
            + " docs/bigquery.md. Nothing was written to "
            + folder
            + ".");
  }
}
