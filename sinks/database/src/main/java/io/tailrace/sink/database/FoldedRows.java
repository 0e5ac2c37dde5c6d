package io.tailrace.sink.database;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One batch's rows of one table, each folded in memory before it is written once. For one thread.
 */
final class FoldedRows {
  private final FoldedTable table;
  private final Map<Row, Row> rows = new HashMap<>();

  FoldedRows(FoldedTable table) {
    this.table = table;
  }

  void add(Object[] values) {
    Row row = new Row(values, table);
    Row present = rows.putIfAbsent(row, row);
    if (present != null) {
      table.merge(present.values, values, row.shape);
      present.shape |= row.shape;
    }
  }

  /** By shape, because each shape is a statement. */
  Map<Long, List<Object[]>> byShape() {
    Map<Long, List<Object[]>> groups = new LinkedHashMap<>();
    for (Row row : rows.values()) {
      groups.computeIfAbsent(row.shape, shape -> new ArrayList<>()).add(row.values);
    }
    return groups;
  }

  List<Object[]> all() {
    return rows.values().stream().map(row -> row.values).toList();
  }

  /** Equal to another of the same key. */
  private static final class Row {
    private final Object[] values;
    private final int keys;
    private final int hash;
    private long shape;

    Row(Object[] values, FoldedTable table) {
      this.values = values;
      this.keys = table.keys();
      this.shape = table.shape(values);
      int mixed = 1;
      for (int i = 0; i < keys; i++) {
        mixed = 31 * mixed + values[i].hashCode();
      }
      this.hash = mixed;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Row row
          && hash == row.hash
          && Arrays.equals(values, 0, keys, row.values, 0, keys);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }
}
