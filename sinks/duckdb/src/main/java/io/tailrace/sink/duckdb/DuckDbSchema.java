package io.tailrace.sink.duckdb;

import static java.util.stream.Collectors.joining;

import io.tailrace.core.sink.SinkUnavailableException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Makes the tables, and checks that those of an older file are the ones that a batch can be
 * appended to. Stateless.
 */
final class DuckDbSchema {
  // No primary key and no index: the file holds more rows than an index fits into the memory limit,
  // and DuckDB checks
  // an indexed row that is updated against its own old value. The log has removed duplicates
  // before.
  private static final String POSITIONS =
      """
      CREATE TABLE IF NOT EXISTS sink_positions (
        sink VARCHAR NOT NULL, "partition" INTEGER NOT NULL, epoch BIGINT NOT NULL,
        log_id VARCHAR NOT NULL, "offset" BIGINT NOT NULL, pending VARCHAR NOT NULL)
      """;
  private static final String NAMES =
      """
      CREATE TABLE IF NOT EXISTS names (
        feed VARCHAR NOT NULL, kind VARCHAR NOT NULL, id BIGINT NOT NULL, parent_id BIGINT,
        name VARCHAR, state VARCHAR, refreshed_at TIMESTAMP NOT NULL)
      """;
  private static final String INCOMING =
      """
      CREATE TEMP TABLE IF NOT EXISTS incoming (
        feed VARCHAR, event_id VARCHAR, delivery_id VARCHAR, object_type VARCHAR, metric VARCHAR)
      """;
  private static final String COLUMNS =
      """
      SELECT column_name, data_type FROM duckdb_columns()
      WHERE database_name = current_database() AND schema_name = 'main' AND table_name = 'delivery_events'
      ORDER BY column_index
      """;

  private DuckDbSchema() {}

  static void create(DuckDbFile warehouse) throws SQLException, SinkUnavailableException {
    warehouse.run(deliveryEvents());
    warehouse.run(POSITIONS);
    warehouse.run(NAMES);
    warehouse.run(INCOMING);
    checkColumns(warehouse);
  }

  private static String deliveryEvents() {
    Set<String> required = DuckDbColumns.required().keySet();
    return DuckDbColumns.types().entrySet().stream()
        .map(
            c ->
                '"'
                    + c.getKey()
                    + "\" "
                    + c.getValue()
                    + (required.contains(c.getKey()) ? " NOT NULL" : ""))
        .collect(joining(", ", "CREATE TABLE IF NOT EXISTS delivery_events (", ")"));
  }

  /** Rows are appended by place, so a column that somebody added would shift them. */
  private static void checkColumns(DuckDbFile warehouse)
      throws SQLException, SinkUnavailableException {
    Map<String, String> found = new LinkedHashMap<>();
    warehouse.query(COLUMNS, row -> found.put(row.getString(1), row.getString(2)));
    Map<String, String> expected = DuckDbColumns.types();
    if (!found.toString().equals(expected.toString())) {
      throw new SinkUnavailableException(
          "The warehouse's table delivery_events has other columns than this version writes, so nothing is written"
              + " there. If a newer version added them, start that version again. Else stop the server, rename the"
              + " table, and start again: a new one is made and filled from the log. Expected "
              + expected
              + ", found "
              + found);
    }
  }
}
