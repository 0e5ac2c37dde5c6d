package io.tailrace.sink.duckdb;

import io.tailrace.core.backup.FileContents;
import io.tailrace.core.backup.KeptPosition;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Says what the open file holds, for a backup. Stateless. */
final class WarehouseContents {
  static final long FORMAT = 1;

  private WarehouseContents() {}

  /** For whoever has the file for itself. */
  static FileContents of(DuckDbFile warehouse) throws SQLException {
    List<KeptPosition> positions =
        new DuckDbPositions(warehouse)
            .all().stream()
                .map(
                    each ->
                        new KeptPosition(
                            DuckDbPositions.SINK, each.partition(), each.logId(), each.offset()))
                .toList();
    long[] rows = new long[1];
    warehouse.query("SELECT count(*) FROM delivery_events", row -> rows[0] = row.getLong(1));
    return new FileContents(FORMAT, positions, Map.of("delivery_events", rows[0]), "");
  }
}
