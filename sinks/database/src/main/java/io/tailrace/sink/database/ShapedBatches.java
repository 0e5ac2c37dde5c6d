package io.tailrace.sink.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Executes a statement for many rows of one shape. For one thread. */
record ShapedBatches(ShapedStatements statements, Dialect dialect) {

  /** Says of each how many rows of the table that added or changed. */
  int[] execute(long shape, List<Object[]> rows) throws SQLException {
    PreparedStatement statement = statements.get(shape);
    for (Object[] row : rows) {
      bind(statement, shape, row);
      statement.addBatch();
    }
    return statement.executeBatch();
  }

  private void bind(PreparedStatement statement, long shape, Object[] row) throws SQLException {
    int parameter = 1;
    for (long rest = shape; rest != 0; rest &= rest - 1) {
      dialect.bind(statement, parameter++, row[Long.numberOfTrailingZeros(rest)]);
    }
  }
}
