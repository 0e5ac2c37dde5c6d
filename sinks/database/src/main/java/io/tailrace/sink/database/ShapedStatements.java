package io.tailrace.sink.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * Writes rows of one table with a prepared statement for each shape of row, so that a row costs
 * what it says and not what its table could hold. Keeps the statements used last. For one thread;
 * lives as long as its connection.
 */
final class ShapedStatements {
  private static final int KEPT = 64;
  private final Connection connection;
  private final LongFunction<String> sql;
  private final Map<Long, PreparedStatement> statements = new LinkedHashMap<>(KEPT, 0.75f, true);

  private ShapedStatements(Connection connection, LongFunction<String> sql) {
    this.connection = connection;
    this.sql = sql;
  }

  static ShapedStatements upserts(Connection connection, FoldedTable table) {
    return new ShapedStatements(connection, new TableSql(table)::upsert);
  }

  static ShapedStatements insertsOfNew(Connection connection, FoldedTable table) {
    return new ShapedStatements(connection, new TableSql(table)::insertNew);
  }

  void write(Rows rows) throws SQLException {
    for (Map.Entry<Long, List<Object[]>> group : rows.byShape().entrySet()) {
      execute(group.getKey(), group.getValue());
    }
  }

  /** Writes rows of one shape; says of each how many rows of the table that added or changed. */
  int[] execute(long shape, List<Object[]> rows) throws SQLException {
    PreparedStatement statement = statement(shape);
    for (Object[] row : rows) {
      bind(statement, shape, row);
      statement.addBatch();
    }
    return statement.executeBatch();
  }

  private static void bind(PreparedStatement statement, long shape, Object[] row)
      throws SQLException {
    int parameter = 1;
    for (long rest = shape; rest != 0; rest &= rest - 1) {
      Sqlite.bind(statement, parameter++, row[Long.numberOfTrailingZeros(rest)]);
    }
  }

  private PreparedStatement statement(long shape) throws SQLException {
    PreparedStatement kept = statements.get(shape);
    if (kept != null) {
      return kept;
    }
    if (statements.size() == KEPT) {
      PreparedStatement oldest = statements.remove(statements.keySet().iterator().next());
      oldest.close();
    }
    PreparedStatement fresh = connection.prepareStatement(sql.apply(shape));
    statements.put(shape, fresh);
    return fresh;
  }
}
