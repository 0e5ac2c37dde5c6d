/**
 * The warehouse on BigQuery: one row per event, each once. Begin with {@link
 * io.tailrace.sink.bigquery.BigQuerySink}, then read the protocol in the module's RATIONALE.md, and
 * {@code Recorded}, {@code Owner} and {@code Writing}, which are it.
 */
package io.tailrace.sink.bigquery;
