package io.tailrace.server.config;

import io.tailrace.core.settings.Setting;
import io.tailrace.core.warehouse.WarehouseContent;
import io.tailrace.sink.bigquery.BigQueryConfig;
import io.tailrace.sink.duckdb.DuckDbConfig;

/**
 * The warehouse. Immutable, safe to share between threads.
 *
 * @param url the engine, or {@code none}
 */
public record WarehouseConfig(
    @Setting(
            key = "warehouse.url",
            type = WarehouseUrlType.class,
            byDefault = "duckdb",
            meaning =
                "The engine of the warehouse, one row per event; `none` does without. BigQuery can"
                    + " be shared by several processes.")
        String url,
    WarehouseContent content,
    DuckDbConfig duckDb,
    BigQueryConfig bigQuery) {
  /** False if there is to be none. */
  public boolean isEnabled() {
    return !url.equals("none");
  }

  /** Whether it is in BigQuery, and so in no file of ours. */
  public boolean isBigQuery() {
    return url.startsWith(WarehouseUrlType.BIGQUERY);
  }
}
