package io.tailrace.sink.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Folds rows into a table. SQLite takes an entry out of an index and puts it in again even if an
 * update leaves it as it was, which costs more than all the rest; so values that an index holds,
 * which seldom change, are looked at first, and written only if they do. For one thread; lives as
 * long as its connection.
 */
final class ShapedUpserts implements Dialect.RowFolder {
  private final FoldedTable table;
  private final Dialect dialect;
  private final ShapedBatches upserts;
  private final int[] indexed;
  private final PreparedStatement[] corrections;

  ShapedUpserts(Connection connection, FoldedTable table, Dialect dialect) throws SQLException {
    this.table = table;
    this.dialect = dialect;
    this.upserts =
        new ShapedBatches(new ShapedStatements(connection, new TableSql(table)::upsert), dialect);
    this.indexed = table.indexed();
    this.corrections = new PreparedStatement[indexed.length];
    for (int i = 0; i < indexed.length; i++) {
      corrections[i] = connection.prepareStatement(new TableSql(table).correct(indexed[i]));
    }
  }

  @Override
  public void fold(FoldedRows rows) throws SQLException {
    for (int i = 0; i < indexed.length; i++) {
      correct(corrections[i], indexed[i], rows.all());
    }
    for (Map.Entry<Long, List<Object[]>> group : rows.byShape().entrySet()) {
      upserts.execute(group.getKey(), group.getValue());
    }
  }

  private void correct(PreparedStatement correction, int column, Collection<Object[]> rows)
      throws SQLException {
    boolean any = false;
    for (Object[] row : rows) {
      if (row[column] != null) {
        bind(correction, column, row);
        correction.addBatch();
        any = true;
      }
    }
    if (any) {
      correction.executeBatch();
    }
  }

  private void bind(PreparedStatement correction, int column, Object[] row) throws SQLException {
    int parameter = 1;
    dialect.bind(correction, parameter++, row[column]);
    for (int key = 0; key < table.keys(); key++) {
      dialect.bind(correction, parameter++, row[key]);
    }
    dialect.bind(correction, parameter++, row[table.leader(column)]);
    dialect.bind(correction, parameter, row[column]);
  }
}
