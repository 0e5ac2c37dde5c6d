package io.tailrace.sink.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Adds rows, all with one statement. For one thread; lives as long as its connection. */
final class ArrayInserts implements Dialect.RowAdder {
  private final ArrayStatements inserts;
  private final int keys;

  ArrayInserts(Connection connection, FoldedTable table) throws SQLException {
    this.inserts = ArrayStatements.of(connection, table, new TableSql(table)::insertAllNew);
    this.keys = table.keys();
  }

  @Override
  public boolean[] add(List<Object[]> rows) throws SQLException {
    Set<List<Object>> fresh = added(rows);
    boolean[] added = new boolean[rows.size()];
    for (int i = 0; i < added.length; i++) {
      added[i] = fresh.remove(Arrays.asList(rows.get(i)).subList(0, keys));
    }
    return added;
  }

  /** The keys that were not there before: texts, in each table that is added to. */
  private Set<List<Object>> added(List<Object[]> rows) throws SQLException {
    Set<List<Object>> added = new HashSet<>();
    PreparedStatement statement = inserts.execute(rows);
    if (statement == null) {
      return added;
    }
    try (ResultSet returned = statement.getResultSet()) {
      while (returned.next()) {
        Object[] key = new Object[keys];
        for (int i = 0; i < keys; i++) {
          key[i] = returned.getString(i + 1);
        }
        added.add(Arrays.asList(key));
      }
    }
    return added;
  }
}
