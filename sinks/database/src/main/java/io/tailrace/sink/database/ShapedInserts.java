package io.tailrace.sink.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds rows, a statement for each shape. For one thread; lives as long as its connection. */
final class ShapedInserts implements Dialect.RowAdder {
  private final FoldedTable table;
  private final ShapedBatches inserts;

  ShapedInserts(Connection connection, FoldedTable table, Dialect dialect) {
    this.table = table;
    this.inserts =
        new ShapedBatches(
            new ShapedStatements(connection, new TableSql(table)::insertNew), dialect);
  }

  @Override
  public boolean[] add(List<Object[]> rows) throws SQLException {
    boolean[] added = new boolean[rows.size()];
    for (Map.Entry<Long, List<Integer>> group : byShape(rows).entrySet()) {
      List<Integer> places = group.getValue();
      int[] changed = inserts.execute(group.getKey(), places.stream().map(rows::get).toList());
      for (int i = 0; i < changed.length; i++) {
        added[places.get(i)] = changed[i] > 0;
      }
    }
    return added;
  }

  private Map<Long, List<Integer>> byShape(List<Object[]> rows) {
    Map<Long, List<Integer>> groups = new LinkedHashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      groups.computeIfAbsent(table.shape(rows.get(i)), shape -> new ArrayList<>()).add(i);
    }
    return groups;
  }
}
