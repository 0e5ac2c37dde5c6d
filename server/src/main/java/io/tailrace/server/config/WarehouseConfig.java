package io.tailrace.server.config;

/**
 * The warehouse. Immutable, safe to share between threads.
 *
 * @param url the engine, or {@code none}. Defaults to {@code duckdb}
 * @param content whether whole mails are kept in its rows. Defaults to false
 * @param memoryBytes what DuckDB may use. Defaults to 96 MiB
 * @param bigQueryEndpoint where BigQuery is; empty for Google's, which is the default
 */
public record WarehouseConfig(
    String url, boolean content, long memoryBytes, String bigQueryEndpoint) {
  /** False if there is to be none. */
  public boolean isEnabled() {
    return !url.equals("none");
  }

  /** Whether it is in BigQuery, and so in no file of ours. */
  public boolean isBigQuery() {
    return url.startsWith(WarehouseUrlType.BIGQUERY);
  }
}
