package io.tailrace.sink.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds events to the activity, and so learns which of them are new: those alone are counted. For
 * one thread; lives as long as its connection.
 */
final class Activity {
  private final ShapedStatements inserts;

  Activity(Connection connection) {
    this.inserts = ShapedStatements.insertsOfNew(connection, ActivityRows.TABLE);
  }

  /** Adds these; each that was not there counts. */
  void add(List<Fact> facts) throws SQLException {
    Map<Long, List<Fact>> factsByShape = new LinkedHashMap<>();
    Map<Long, List<Object[]>> rowsByShape = new LinkedHashMap<>();
    for (Fact fact : facts) {
      Object[] row = ActivityRows.of(fact);
      long shape = ActivityRows.TABLE.shape(row);
      factsByShape.computeIfAbsent(shape, any -> new ArrayList<>()).add(fact);
      rowsByShape.computeIfAbsent(shape, any -> new ArrayList<>()).add(row);
    }
    for (Map.Entry<Long, List<Object[]>> rows : rowsByShape.entrySet()) {
      int[] added = inserts.execute(rows.getKey(), rows.getValue());
      count(factsByShape.get(rows.getKey()), added);
    }
  }

  private static void count(List<Fact> facts, int[] added) {
    for (int i = 0; i < added.length; i++) {
      if (added[i] > 0) {
        facts.get(i).counted();
      }
    }
  }
}
