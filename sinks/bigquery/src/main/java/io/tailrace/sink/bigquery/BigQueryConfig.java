package io.tailrace.sink.bigquery;

import io.tailrace.core.settings.Setting;
import io.tailrace.core.warehouse.WarehouseConfig;

/**
 * What can be set about a warehouse in BigQuery. Immutable, safe to share between threads.
 *
 * @param endpoint empty for Google's
 */
public record BigQueryConfig(
    WarehouseConfig warehouse,
    @Setting(
            key = "bigquery.endpoint",
            type = EndpointType.class,
            meaning =
                "Where BigQuery is, if not at Google's: for a simulated one. With `http:` nothing"
                    + " is encrypted and no credentials are sent.")
        String endpoint) {
  /** How it is reached. */
  public Access access() {
    return endpoint.isEmpty() ? Access.DEFAULT : Access.at(endpoint);
  }
}
